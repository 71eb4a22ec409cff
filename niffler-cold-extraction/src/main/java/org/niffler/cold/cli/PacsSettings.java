package org.niffler.cold.cli;

import java.util.Optional;
import org.niffler.config.Settings;
import org.niffler.dicom.AeAddress;
import org.niffler.dicom.AeTitle;
import org.niffler.dicom.LocalAe;
import org.niffler.dicom.NetworkSettings;
import org.niffler.dicom.SecuritySettings;

/**
 * How the PACS is reached, parsed.
 *
 * @param pacs the peer
 * @param fallback the second archive
 * @param queryAe our own application entity
 * @param destination the C-MOVE destination
 */
public record PacsSettings(
        AeAddress pacs,
        Optional<AeAddress> fallback,
        LocalAe queryAe,
        AeTitle destination,
        NetworkSettings network,
        int associations,
        Transport transport,
        SecuritySettings security) {

    /** Whether the images come to us, rather than to a receiver elsewhere. */
    public boolean receivesHere() {
        return transport == Transport.GET || destination.equals(queryAe.title());
    }

    static PacsSettings of(Settings settings) {
        LocalAe queryAe = settings.get(SystemKeys.QUERY_AET);
        return new PacsSettings(
                settings.get(SystemKeys.SRC_AET),
                settings.find(SystemKeys.FALLBACK_AET),
                queryAe,
                settings.find(SystemKeys.DEST_AET).orElse(queryAe.title()),
                new NetworkSettings(
                        settings.get(SystemKeys.CONNECT_TIMEOUT),
                        settings.get(SystemKeys.ACCEPT_TIMEOUT),
                        settings.get(SystemKeys.RELEASE_TIMEOUT),
                        settings.get(SystemKeys.RESPONSE_TIMEOUT),
                        settings.get(SystemKeys.RETRIEVE_TIMEOUT),
                        settings.get(SystemKeys.IDLE_TIMEOUT),
                        settings.get(SystemKeys.MAX_PDU_LENGTH)),
                settings.get(SystemKeys.ASSOCIATIONS),
                settings.get(SystemKeys.RETRIEVE),
                SecurityKeys.in(settings));
    }
}

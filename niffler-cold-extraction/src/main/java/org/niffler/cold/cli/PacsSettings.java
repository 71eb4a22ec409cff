package org.niffler.cold.cli;

import java.util.Optional;
import org.niffler.cli.NetworkKeys;
import org.niffler.cli.SecurityKeys;
import org.niffler.config.Settings;
import org.niffler.dicom.AeAddress;
import org.niffler.dicom.AeTitle;
import org.niffler.dicom.LocalAe;
import org.niffler.dicom.NetworkSettings;
import org.niffler.dicom.SecuritySettings;
import org.niffler.dicom.UserIdentity;

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
                NetworkKeys.in(settings),
                settings.get(SystemKeys.ASSOCIATIONS),
                settings.get(SystemKeys.RETRIEVE),
                security(settings));
    }

    private static SecuritySettings security(Settings settings) {
        SecuritySettings security = SecurityKeys.in(settings);
        Optional<String> user = settings.find(SystemKeys.DICOM_USER);
        return user.isPresent()
                ? security.with(new UserIdentity(user.get(), settings.find(SystemKeys.DICOM_PASSWORD)))
                : security;
    }
}

package org.niffler.cli;

import java.time.Duration;
import org.niffler.config.ConfigFile;
import org.niffler.config.Key;
import org.niffler.config.Settings;
import org.niffler.dicom.NetworkSettings;

/** What the settings say of our behaviour on the network. */
public final class NetworkKeys {

    public static final Key<Integer> MAX_PDU_LENGTH = Key.integer("MaxPduLength", 4_096, 8_388_608)
            .in(ConfigFile.SYSTEM)
            .describedAs("The longest PDU that the peer may send us, in bytes")
            .defaultsTo("262144");
    public static final Key<Duration> CONNECT_TIMEOUT =
            timeout("ConnectTimeout", "10s", "Limit for the TCP connection to the peer");
    public static final Key<Duration> ACCEPT_TIMEOUT = timeout(
            "AcceptTimeout",
            "30s",
            "Limit for the answer to an association request, and for the request of a peer that has connected");
    public static final Key<Duration> RELEASE_TIMEOUT =
            timeout("ReleaseTimeout", "5s", "Limit for the answer to a release request");
    public static final Key<Duration> RESPONSE_TIMEOUT =
            timeout("ResponseTimeout", "2m", "Limit for the next response to a C-ECHO or C-FIND");
    public static final Key<Duration> RETRIEVE_TIMEOUT =
            timeout("RetrieveTimeout", "10m", "Limit for the next response to a C-MOVE");
    public static final Key<Duration> IDLE_TIMEOUT =
            timeout("IdleTimeout", "10m", "Limit for the silence of a peer that sends to us");

    private NetworkKeys() {}

    public static NetworkSettings in(Settings settings) {
        return new NetworkSettings(
                settings.get(CONNECT_TIMEOUT),
                settings.get(ACCEPT_TIMEOUT),
                settings.get(RELEASE_TIMEOUT),
                settings.get(RESPONSE_TIMEOUT),
                settings.get(RETRIEVE_TIMEOUT),
                settings.get(IDLE_TIMEOUT),
                settings.get(MAX_PDU_LENGTH));
    }

    private static Key<Duration> timeout(String name, String defaultValue, String description) {
        return Key.duration(name).in(ConfigFile.SYSTEM).describedAs(description).defaultsTo(defaultValue);
    }
}

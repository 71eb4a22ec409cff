package org.niffler.cold.cli;

import java.time.Duration;
import java.util.List;
import org.niffler.config.ConfigFile;
import org.niffler.config.Key;
import org.niffler.config.Schema;
import org.niffler.dicom.AeAddress;
import org.niffler.dicom.AeTitle;
import org.niffler.dicom.LocalAe;

/** What the administrator sets once, in system.json. */
final class SystemKeys {

    static final Key<AeAddress> SRC_AET = Key.of("SrcAet", AeAddress::parse, "<AET@HOST:PORT>")
            .in(ConfigFile.SYSTEM)
            .describedAs("The PACS to query and retrieve from")
            .example("PACS@192.168.1.10:104")
            .required();
    static final Key<AeAddress> FALLBACK_AET = Key.of("FallbackAet", AeAddress::parse, "<AET@HOST:PORT>")
            .in(ConfigFile.SYSTEM)
            .describedAs("A second PACS, asked for what the first does not have or does not deliver")
            .example("ARCHIVE@192.168.1.11:104")
            .optional();
    static final Key<LocalAe> QUERY_AET = Key.of("QueryAet", LocalAe::parse, "<AET:PORT>")
            .in(ConfigFile.SYSTEM)
            .describedAs("Our own AE title, and the port on which we receive")
            .defaultsTo("QBNIFFLER:4243");
    static final Key<AeTitle> DEST_AET = Key.of("DestAet", AeTitle::new, "<AET>")
            .in(ConfigFile.SYSTEM)
            .describedAs(
                    "The C-MOVE destination. Default: the AE title of QueryAet; another one receives elsewhere, and nothing listens here")
            .optional();
    static final Key<Boolean> NIGHTLY_ONLY = Key.bool("NightlyOnly")
            .in(ConfigFile.SYSTEM)
            .describedAs("Whether to retrieve by night only; this version cannot, and takes false only")
            .defaultsTo("false");
    static final Key<Integer> START_HOUR = Key.integer("StartHour", 0, 23)
            .in(ConfigFile.SYSTEM)
            .describedAs("Hour at which the night window opens; no effect in this version")
            .defaultsTo("19");
    static final Key<Integer> END_HOUR = Key.integer("EndHour", 0, 23)
            .in(ConfigFile.SYSTEM)
            .describedAs("Hour at which the night window closes; no effect in this version")
            .defaultsTo("7");
    static final Key<Integer> NIFFLER_ID = Key.integer("NifflerID", 1, 999)
            .in(ConfigFile.SYSTEM)
            .describedAs("Number of this extraction; its log is niffler<ID>.log")
            .defaultsTo("1");
    static final Key<Integer> MAX_NIFFLER_PROCESSES = Key.integer("MaxNifflerProcesses", 1, 99)
            .in(ConfigFile.SYSTEM)
            .describedAs("How many extractions may run on this host at once; no effect in this version")
            .defaultsTo("1");
    static final Key<Integer> ASSOCIATIONS = Key.integer("Associations", 1, 16)
            .in(ConfigFile.SYSTEM)
            .describedAs("How many associations to hold with the PACS at once, at most: 1 to 16")
            .defaultsTo("2");
    static final Key<Integer> MAX_PDU_LENGTH = Key.integer("MaxPduLength", 4_096, 8_388_608)
            .in(ConfigFile.SYSTEM)
            .describedAs("The longest PDU that the PACS may send us, in bytes")
            .defaultsTo("262144");
    static final Key<Duration> CONNECT_TIMEOUT =
            timeout("ConnectTimeout", "10s", "Limit for the TCP connection to the PACS");
    static final Key<Duration> ACCEPT_TIMEOUT =
            timeout("AcceptTimeout", "30s", "Limit for the answer to an association request");
    static final Key<Duration> RELEASE_TIMEOUT =
            timeout("ReleaseTimeout", "5s", "Limit for the answer to a release request");
    static final Key<Duration> RESPONSE_TIMEOUT =
            timeout("ResponseTimeout", "2m", "Limit for the next response to a C-ECHO or C-FIND");
    static final Key<Duration> RETRIEVE_TIMEOUT =
            timeout("RetrieveTimeout", "10m", "Limit for the next response to a C-MOVE");
    static final Key<Duration> IDLE_TIMEOUT =
            timeout("IdleTimeout", "10m", "Limit for the silence of a peer that sends to us");
    static final Key<Long> MIN_FREE_SPACE = Key.byteSize("MinFreeSpace")
            .in(ConfigFile.SYSTEM)
            .describedAs("Below this, instances are refused (A700H, out of resources) and the PACS keeps them")
            .defaultsTo("1 GiB");

    static final Schema SCHEMA = new Schema(List.of(
            Key.ignored("DCM4CHEBin", ConfigFile.SYSTEM, "Niffler brings its own DICOM toolkit"),
            SRC_AET,
            FALLBACK_AET,
            QUERY_AET,
            DEST_AET,
            NIGHTLY_ONLY,
            START_HOUR,
            END_HOUR,
            NIFFLER_ID,
            MAX_NIFFLER_PROCESSES,
            ASSOCIATIONS,
            MAX_PDU_LENGTH,
            CONNECT_TIMEOUT,
            ACCEPT_TIMEOUT,
            RELEASE_TIMEOUT,
            RESPONSE_TIMEOUT,
            RETRIEVE_TIMEOUT,
            IDLE_TIMEOUT,
            MIN_FREE_SPACE));

    private SystemKeys() {}

    private static Key<Duration> timeout(String name, String defaultValue, String description) {
        return Key.duration(name).in(ConfigFile.SYSTEM).describedAs(description).defaultsTo(defaultValue);
    }
}

package org.niffler.cold.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.niffler.cli.NetworkKeys;
import org.niffler.cli.SecurityKeys;
import org.niffler.config.ConfigFile;
import org.niffler.config.Key;
import org.niffler.config.Schema;
import org.niffler.dicom.AeAddress;
import org.niffler.dicom.AeTitle;
import org.niffler.dicom.LocalAe;
import org.niffler.schedule.RetrievalWindow;
import org.niffler.schedule.WindowsParser;

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
    static final Key<Transport> RETRIEVE = Key.enumeration("Retrieve", Transport.class)
            .in(ConfigFile.SYSTEM)
            .describedAs(
                    "How images come: move (C-MOVE, the PACS connects to us) or get (C-GET, on our own association:"
                            + " nothing listens here)")
            .defaultsTo("move");
    static final Key<String> DICOM_USER = Key.text("DicomUser")
            .in(ConfigFile.SYSTEM)
            .describedAs("The user as whom we open associations, where the PACS wants one")
            .optional();
    static final Key<String> DICOM_PASSWORD = SecurityKeys.secret("DicomPassword", "NIFFLER_DICOM_PASSWORD");
    static final Key<Boolean> NIGHTLY_ONLY = Key.bool("NightlyOnly")
            .in(ConfigFile.SYSTEM)
            .describedAs("Whether to retrieve between StartHour and EndHour only")
            .defaultsTo("false");
    static final Key<Integer> START_HOUR = Key.integer("StartHour", 0, 23)
            .in(ConfigFile.SYSTEM)
            .describedAs("Hour at which the night window opens; equal to EndHour: it is always open")
            .defaultsTo("19");
    static final Key<Integer> END_HOUR = Key.integer("EndHour", 0, 23)
            .in(ConfigFile.SYSTEM)
            .describedAs("Hour at which the night window closes")
            .defaultsTo("7");
    static final Key<List<RetrievalWindow>> WINDOWS = Key.json("Windows", WindowsParser::parse, "<windows>")
            .in(ConfigFile.SYSTEM)
            .describedAs("When to retrieve, instead of NightlyOnly: a list of windows with days, from, to and"
                    + " associations")
            .example("[{\"days\":\"Mon-Fri\",\"from\":\"19:00\",\"to\":\"07:00\",\"associations\":4}]")
            .optional();
    static final Key<Duration> GRACE = Key.duration("Grace")
            .in(ConfigFile.SYSTEM)
            .describedAs("How long a study in flight may go on after its window has closed, before it is cancelled")
            .defaultsTo("30m");
    static final Key<Duration> PAUSE = Key.duration("PauseBetweenStudies")
            .in(ConfigFile.SYSTEM)
            .describedAs("How long each association rests between two studies")
            .defaultsTo("0s");
    static final Key<Integer> INSTANCES_PER_HOUR = Key.integer("InstancesPerHour", 1, 100_000_000)
            .in(ConfigFile.SYSTEM)
            .describedAs("At most so many instances an hour, on the long run. Default: no limit")
            .optional();
    static final Key<Path> LOCK_FOLDER = Key.path("LockFolder")
            .in(ConfigFile.SYSTEM)
            .describedAs("Where the extractions of this host see each other, for MaxNifflerProcesses")
            .defaultsTo(Path.of(System.getProperty("java.io.tmpdir"), "niffler-extractions")
                    .toString());
    static final Key<Integer> NIFFLER_ID = Key.integer("NifflerID", 1, 999)
            .in(ConfigFile.SYSTEM)
            .describedAs("Number of this extraction; its log is niffler<ID>.log")
            .defaultsTo("1");
    static final Key<Integer> MAX_NIFFLER_PROCESSES = Key.integer("MaxNifflerProcesses", 1, 99)
            .in(ConfigFile.SYSTEM)
            .describedAs("How many extractions may run on this host at once")
            .defaultsTo("1");
    static final Key<Integer> ASSOCIATIONS = Key.integer("Associations", 1, 16)
            .in(ConfigFile.SYSTEM)
            .describedAs("How many associations to hold with the PACS at once, at most: 1 to 16")
            .defaultsTo("2");
    static final Key<Long> MIN_FREE_SPACE = Key.byteSize("MinFreeSpace")
            .in(ConfigFile.SYSTEM)
            .describedAs("Below this, instances are refused (A700H, out of resources) and the PACS keeps them")
            .defaultsTo("1 GiB");

    static final Schema SCHEMA = Schema.of(
                    Key.ignored("DCM4CHEBin", ConfigFile.SYSTEM, "Niffler brings its own DICOM toolkit"))
            .and(Schema.titled(
                    "The PACS and we:",
                    SRC_AET,
                    FALLBACK_AET,
                    QUERY_AET,
                    DEST_AET,
                    RETRIEVE,
                    ASSOCIATIONS,
                    NetworkKeys.MAX_PDU_LENGTH,
                    NetworkKeys.CONNECT_TIMEOUT,
                    NetworkKeys.ACCEPT_TIMEOUT,
                    NetworkKeys.RELEASE_TIMEOUT,
                    NetworkKeys.RESPONSE_TIMEOUT,
                    NetworkKeys.RETRIEVE_TIMEOUT,
                    NetworkKeys.IDLE_TIMEOUT))
            .and(Schema.titled(
                    "Security:",
                    SecurityKeys.TLS,
                    SecurityKeys.TLS_KEY_STORE,
                    SecurityKeys.TLS_KEY_STORE_PASSWORD,
                    SecurityKeys.TLS_TRUST_STORE,
                    SecurityKeys.TLS_TRUST_STORE_PASSWORD,
                    SecurityKeys.TLS_CLIENT_AUTHENTICATION,
                    SecurityKeys.TLS_HOST_NAMES,
                    DICOM_USER,
                    DICOM_PASSWORD))
            .and(Schema.titled(
                    "When, and how fast:",
                    NIGHTLY_ONLY,
                    START_HOUR,
                    END_HOUR,
                    WINDOWS,
                    GRACE,
                    PAUSE,
                    INSTANCES_PER_HOUR))
            .and(Schema.titled("This host:", NIFFLER_ID, MAX_NIFFLER_PROCESSES, LOCK_FOLDER, MIN_FREE_SPACE));

    private SystemKeys() {}
}

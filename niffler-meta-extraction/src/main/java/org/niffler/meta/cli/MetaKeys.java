package org.niffler.meta.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.niffler.cli.MailServerKeys;
import org.niffler.cli.NetworkKeys;
import org.niffler.cli.PseudonymKey;
import org.niffler.cli.SecurityKeys;
import org.niffler.cli.WorkflowKeys;
import org.niffler.config.ConfigFile;
import org.niffler.config.Key;
import org.niffler.config.KeyBuilder;
import org.niffler.config.Schema;
import org.niffler.dicom.AeTitle;
import org.niffler.dicom.LocalAe;
import org.niffler.dicom.file.Durability;
import org.niffler.dicom.file.StoragePath;
import org.niffler.meta.series.InstanceChoice;
import org.niffler.schedule.Recurrence;

/** What an administrator may set, in system.json or on the command line. */
final class MetaKeys {

    static final Key<LocalAe> QUERY_AET = key(Key.of("QueryAet", LocalAe::parse, "<AET:PORT>"))
            .describedAs("Our AE title, and the port on which we receive")
            .defaultsTo("RTNIFFLER:4242");
    static final Key<Set<AeTitle>> ALLOWED_CALLERS = key(Key.of("AllowedCallers", Lists::aeTitles, "<AET,AET,...>"))
            .describedAs("The AE titles that may send to us, separated by commas. Default: any")
            .example("PACS,CT1,MR2")
            .optional();
    static final Key<List<String>> ALLOWED_HOSTS = key(Key.of("AllowedHosts", Lists::hosts, "<host,host,...>"))
            .describedAs("The hosts that may connect: addresses, names or ranges, separated by commas. Default: any")
            .example("192.168.1.10,10.1.0.0/16")
            .optional();
    static final Key<Integer> MAX_ASSOCIATIONS = key(Key.integer("MaxAssociations", 1, 10_000))
            .describedAs("How many associations peers may have open at once")
            .defaultsTo("200");

    static final Key<Path> STORAGE_FOLDER = key(Key.path("StorageFolder"))
            .describedAs("Where received instances are kept until they are cleaned away")
            .defaultsTo("/opt/niffler-dicom-root");
    static final Key<StoragePath> FILE_PATH = key(Key.of("FilePath", StoragePath::parse, "<template>"))
            .describedAs("Where in it; the series must have a folder of its own")
            .defaultsTo(StoragePath.DEFAULT);
    static final Key<Durability> DURABILITY = key(Key.enumeration("Durability", Durability.class))
            .describedAs("What an instance survives once its sender hears of success: none, rename (a crash of the"
                    + " service), fsync (a power failure)")
            .defaultsTo("rename");
    static final Key<Long> MIN_FREE = key(Key.byteSize("MinFree"))
            .describedAs("Below this, instances are refused (A700H, out of resources) and their senders keep them")
            .defaultsTo("1 GiB");
    static final Key<Path> STATE_FOLDER = key(Key.path("StateFolder"))
            .describedAs("What the service must remember: queue, journals, leases, quarantine, the embedded store")
            .defaultsTo("niffler-meta-state");

    static final Key<Path> PROFILES_FOLDER = key(Key.path("ProfilesFolder"))
            .describedAs("The profiles, a text file each; watched")
            .defaultsTo("conf");
    static final Key<InstanceChoice> INSTANCES = key(Key.enumeration("Instances", InstanceChoice.class))
            .describedAs("Which instances of a series are extracted")
            .defaultsTo("first");
    static final Key<Duration> SERIES_QUIET = key(Key.duration("SeriesQuiet"))
            .describedAs("A series is complete when nothing of it has arrived for so long")
            .defaultsTo("60s");
    static final Key<Duration> STUDY_QUIET = key(Key.duration("StudyQuiet"))
            .describedAs("A study is complete when nothing of it has arrived for so long")
            .defaultsTo("900s");
    static final Key<Duration> SWEEP_EVERY = key(Key.duration("SweepEvery"))
            .describedAs("How often the storage is searched for what was not received by this service")
            .defaultsTo("10m");
    static final Key<Path> PSEUDONYM_KEY = PseudonymKey.in(ConfigFile.SYSTEM);
    static final Key<String> MONGO_URI = key(Key.text("MongoUri"))
            .describedAs("The MongoDB, with or without mongodb://. Better kept in the environment variable MONGO_URI."
                    + " Default: a store of our own in StateFolder")
            .fromEnvironment("MONGO_URI")
            .maybeSecret()
            .optional();

    static final Key<Recurrence> CLEAR_AT = key(Key.of("ClearAt", Recurrence::parse, "<HH:MM|cron>"))
            .describedAs("When extracted series are deleted: a time of day, or a cron expression of five fields")
            .defaultsTo("23:59");
    static final Key<Integer> KEEP_DAYS = key(Key.integer("KeepDays", 0, 36_500))
            .describedAs("Delete only what arrived so many days ago or earlier. Default: all that is extracted")
            .optional();
    static final Key<Long> MAX_STORAGE = key(Key.byteSize("MaxStorage"))
            .describedAs("Delete the oldest series, after each sweep, until the storage is no larger; not nightly")
            .example("500GB")
            .optional();
    static final Key<Duration> REMEMBER = key(Key.duration("Remember"))
            .describedAs("How long a deleted series is remembered, so that it is not extracted again if it comes again")
            .defaultsTo("90d");

    static final Key<Path> WORKFLOWS_FOLDER = key(Key.path("WorkflowsFolder"))
            .describedAs("The workflows, a JSON file each; watched. None are run if there is no such folder")
            .defaultsTo("workflows");
    static final WorkflowKeys WORKFLOWS = WorkflowKeys.in(ConfigFile.SYSTEM);
    static final MailServerKeys MAIL = MailServerKeys.in(ConfigFile.SYSTEM, "Needed with MailHost");

    static final Key<Integer> OPERATIONS_PORT = key(Key.integer("OperationsPort", 0, 65_535))
            .describedAs("Port of /health and /metrics; 0: none")
            .defaultsTo("9108");
    static final Key<String> OPERATIONS_HOST = key(Key.text("OperationsHost"))
            .describedAs("Address of /health and /metrics; others than loopback are open to whoever reaches them")
            .defaultsTo("127.0.0.1");
    static final Key<Path> LOG_FILE =
            key(Key.path("LogFile")).describedAs("The log, a file for each day").defaultsTo("niffler-rt.log");

    static final Schema SCHEMA = Schema.of(
                    Key.ignored("DCM4CHEBin", ConfigFile.SYSTEM, "Niffler brings its own DICOM toolkit"))
            .and(Schema.titled(
                    "Receiving:",
                    QUERY_AET,
                    ALLOWED_CALLERS,
                    ALLOWED_HOSTS,
                    MAX_ASSOCIATIONS,
                    NetworkKeys.MAX_PDU_LENGTH,
                    NetworkKeys.ACCEPT_TIMEOUT,
                    NetworkKeys.IDLE_TIMEOUT,
                    SecurityKeys.TLS,
                    SecurityKeys.TLS_KEY_STORE,
                    SecurityKeys.TLS_KEY_STORE_PASSWORD,
                    SecurityKeys.TLS_TRUST_STORE,
                    SecurityKeys.TLS_TRUST_STORE_PASSWORD,
                    SecurityKeys.TLS_CLIENT_AUTHENTICATION,
                    SecurityKeys.TLS_HOST_NAMES))
            .and(Schema.titled("Storage:", STORAGE_FOLDER, FILE_PATH, DURABILITY, MIN_FREE, STATE_FOLDER))
            .and(Schema.titled(
                    "Extraction:",
                    PROFILES_FOLDER,
                    INSTANCES,
                    SERIES_QUIET,
                    STUDY_QUIET,
                    SWEEP_EVERY,
                    PSEUDONYM_KEY,
                    MONGO_URI))
            .and(Schema.titled("Cleaning:", CLEAR_AT, KEEP_DAYS, MAX_STORAGE, REMEMBER))
            .and(Schema.titled(
                    "Workflows:",
                    WORKFLOWS_FOLDER,
                    WORKFLOWS.output(),
                    WORKFLOWS.pngExtractionJar(),
                    WORKFLOWS.appLayerJar()))
            .and(MAIL.schema("Mails of workflows:"))
            .and(Schema.titled("Operations:", OPERATIONS_PORT, OPERATIONS_HOST, LOG_FILE));

    private MetaKeys() {}

    private static <T> KeyBuilder<T> key(KeyBuilder<T> key) {
        return key.in(ConfigFile.SYSTEM);
    }
}

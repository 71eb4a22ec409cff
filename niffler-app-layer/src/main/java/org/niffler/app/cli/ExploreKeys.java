package org.niffler.app.cli;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.niffler.app.explorer.ExplorerSettings;
import org.niffler.app.explorer.http.ServerSettings;
import org.niffler.cli.PseudonymKey;
import org.niffler.config.ConfigException;
import org.niffler.config.ConfigFile;
import org.niffler.config.Key;
import org.niffler.config.KeyBuilder;
import org.niffler.config.Problem;
import org.niffler.config.Schema;
import org.niffler.config.Settings;
import org.niffler.dicom.KeyStoreFile;
import org.niffler.dicom.file.StoragePath;

/** Where the explorer is offered, to whom, and what it shows. */
final class ExploreKeys {

    static final String NAME = "explore";

    /** Where meta-extraction keeps instances unless it is told otherwise. */
    private static final Path USUAL_STORAGE = Path.of("/opt/niffler-dicom-root");

    private static final String NONE = "none";

    static final Key<Integer> PORT = key(Key.integer("Port", 0, 65_535))
            .describedAs("Where browsers find it; 0: any that is free")
            .defaultsTo("8080");
    static final Key<String> HOST = key(Key.text("Host"))
            .describedAs("The address it listens on; others than loopback need TLS, and viewers who log in")
            .defaultsTo("127.0.0.1");
    static final Key<List<String>> HOST_NAMES = key(Key.of("HostNames", StoreKeys::list, "<name,name,...>"))
            .describedAs("Other names by which browsers may call it, separated by commas")
            .example("explorer.hospital.example")
            .optional();
    static final Key<String> TOKEN = key(Key.of("Token", ServerSettings::requireLong, "<at least 16 characters>"))
            .describedAs("With which viewers log in. Better kept in the environment variable NIFFLER_EXPLORER_TOKEN")
            .fromEnvironment("NIFFLER_EXPLORER_TOKEN")
            .secret()
            .optional();
    static final Key<Path> USERS = key(Key.path("Users"))
            .describedAs("Who may log in by name and password: a file that htpasswd -B has made")
            .example("explorer-users")
            .optional();
    static final Key<Path> TLS_KEY_STORE = key(Key.path("TlsKeyStore"))
            .describedAs("Our private key and certificate, a PKCS12 or JKS file; with it the explorer speaks TLS")
            .example("explorer.p12")
            .optional();
    static final Key<String> TLS_KEY_STORE_PASSWORD = key(Key.text("TlsKeyStorePassword"))
            .describedAs("Better kept in the environment variable NIFFLER_TLS_KEY_STORE_PASSWORD")
            .fromEnvironment("NIFFLER_TLS_KEY_STORE_PASSWORD")
            .secret()
            .optional();

    static final Key<Path> STORAGE_FOLDER = key(Key.path("StorageFolder"))
            .describedAs("Where meta-extraction keeps instances, to show their pictures. Default: " + USUAL_STORAGE
                    + " if it is there")
            .optional();
    static final Key<StoragePath> FILE_PATH = key(Key.of("FilePath", StoragePath::parse, "<template>"))
            .describedAs("Where in it, as meta-extraction has it")
            .defaultsTo(StoragePath.DEFAULT);
    static final Key<Optional<URI>> OPERATIONS_URL = key(Key.of("OperationsUrl", ExploreKeys::url, "<URL>"))
            .describedAs("Where meta-extraction tells health and metrics; none: nowhere")
            .defaultsTo("http://127.0.0.1:9108");
    static final Key<Path> FILTERS_FOLDER = key(Key.path("FiltersFolder"))
            .describedAs("Where filters are saved, which --filter of cohort takes")
            .defaultsTo("cohorts");
    static final Key<Path> EXPORT_FOLDER = key(Key.path("ExportFolder"))
            .describedAs("Where lists of cohorts are written, to be retrieved")
            .defaultsTo("cohort-exports");
    static final Key<Duration> TIME_LIMIT = key(Key.duration("TimeLimit"))
            .describedAs("How long the store may take for one answer")
            .defaultsTo("30s");

    static final Key<Boolean> SHOW_PHI = Key.bool("ShowPhi")
            .in(ConfigFile.COMMAND_LINE)
            .describedAs("Show who patients are, to viewers who log in, and write down who saw whom")
            .defaultsTo("false");
    static final Key<Path> AUDIT_LOG = key(Key.path("AuditLog"))
            .describedAs("With --show-phi: who saw whom, a line of JSON for each answer")
            .defaultsTo("niffler-explorer-audit.log");

    static final Schema SCHEMA = Schema.titled(
                    "Where and to whom:", PORT, HOST, HOST_NAMES, TOKEN, USERS, TLS_KEY_STORE, TLS_KEY_STORE_PASSWORD)
            .and(Schema.titled(
                    "What:", STORAGE_FOLDER, FILE_PATH, OPERATIONS_URL, FILTERS_FOLDER, EXPORT_FOLDER, TIME_LIMIT))
            .and(Schema.titled(
                    "Scanners:",
                    UtilizationKeys.MODALITY,
                    UtilizationKeys.SCANNER_BY,
                    UtilizationKeys.GAP,
                    ClockCalibrationCommand.ZONE,
                    ClockCalibrationCommand.THRESHOLD))
            .and(StoreKeys.STORE)
            .and(Schema.titled("Identity:", StoreKeys.PSEUDONYM_KEY, SHOW_PHI, AUDIT_LOG));

    private ExploreKeys() {}

    private static <T> KeyBuilder<T> key(KeyBuilder<T> builder) {
        return builder.in(ConfigFile.APP_LAYER);
    }

    private static Optional<URI> url(String text) {
        if (text.isBlank() || text.equals(NONE)) {
            return Optional.empty();
        }
        try {
            URI uri = URI.create(text.strip());
            if (uri.getHost() != null && Set.of("http", "https").contains(String.valueOf(uri.getScheme()))) {
                return Optional.of(uri);
            }
            throw new IllegalArgumentException("it names no host, or is not of HTTP");
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("expected an address such as http://127.0.0.1:9108, or none", e);
        }
    }

    static ExplorerSettings explorer(Settings settings) {
        return new ExplorerSettings(
                settings.get(StoreKeys.COLLECTION),
                storage(settings),
                settings.get(OPERATIONS_URL),
                new ExplorerSettings.Folders(
                        settings.get(FILTERS_FOLDER), settings.get(EXPORT_FOLDER), settings.get(AUDIT_LOG)),
                new ExplorerSettings.Scanners(
                        settings.get(UtilizationKeys.SCANNER_BY),
                        settings.get(UtilizationKeys.MODALITY),
                        Duration.ofMinutes(settings.get(UtilizationKeys.GAP)),
                        settings.find(ClockCalibrationCommand.ZONE).orElseGet(ZoneId::systemDefault),
                        settings.get(ClockCalibrationCommand.THRESHOLD)),
                settings.get(TIME_LIMIT),
                settings.get(SHOW_PHI));
    }

    private static Optional<ExplorerSettings.Storage> storage(Settings settings) {
        return settings.find(STORAGE_FOLDER)
                .or(() -> Optional.of(USUAL_STORAGE).filter(Files::isDirectory))
                .map(folder -> new ExplorerSettings.Storage(folder, settings.get(FILE_PATH)));
    }

    /** @throws ConfigException with everything that forbids to offer it so, but that nobody needs to log in */
    static ServerSettings server(Settings settings) {
        List<Problem> problems = new ArrayList<>();
        Optional<String> password = settings.find(TLS_KEY_STORE_PASSWORD);
        settings.find(STORAGE_FOLDER)
                .filter(folder -> !Files.isDirectory(folder))
                .ifPresent(folder -> problems.add(new Problem(STORAGE_FOLDER + ": there is no folder " + folder)));
        settings.find(TLS_KEY_STORE)
                .filter(store -> password.isEmpty())
                .ifPresent(store -> problems.add(
                        new Problem(TLS_KEY_STORE + ": its password is missing; put it into the environment variable "
                                + TLS_KEY_STORE_PASSWORD.environmentVariable().orElseThrow() + ", or as "
                                + TLS_KEY_STORE_PASSWORD + " into app-layer.json")));
        if (settings.get(TIME_LIMIT).isZero()) {
            problems.add(new Problem(TIME_LIMIT + ": in no time there is no answer; give at least 1s"));
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new ServerSettings(
                settings.get(HOST),
                settings.get(PORT),
                Set.copyOf(settings.find(HOST_NAMES).orElse(List.of())),
                settings.find(TLS_KEY_STORE).map(store -> new KeyStoreFile(store, password.orElseThrow())),
                settings.find(TOKEN),
                settings.find(USERS));
    }

    static Path pseudonymKey(Settings settings) {
        return PseudonymKey.path(settings, StoreKeys.PSEUDONYM_KEY);
    }
}

package org.niffler.bench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.niffler.bench.figures.Machine;
import org.niffler.bench.figures.MarkdownTable;
import org.niffler.bench.figures.Sample;
import org.niffler.bench.jar.AppLayerJar;
import org.niffler.bench.year.YearFill;
import org.niffler.bench.year.YearPlan;
import org.niffler.bench.year.YearQuestions;
import org.niffler.cli.CliException;
import org.niffler.cli.Console;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.LogTarget;
import org.niffler.cli.Logging;
import org.niffler.cli.NifflerCommand;
import org.niffler.config.Schema;
import org.niffler.meta.extract.Profiles;
import org.niffler.metadata.MetadataProfile;
import org.niffler.metadata.MetadataStore;
import org.niffler.metadata.mongo.EmbeddedStore;
import org.niffler.metadata.mongo.MongoMetadataStore;
import org.niffler.metadata.mongo.MongoUri;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code year}: what the application layer asks of a hospital's year. */
@Command(
        name = "year",
        description = {
            "Fills stores with drawn metadata of a hospital's year, a document a series, and measures how fast"
                    + " app-layer.jar answers from them, and with how much memory. A store that is filled already is"
                    + " asked as it is.",
            "The stores stay."
        },
        footer = {
            "",
            "Examples:",
            "  java -jar bench.jar year --store /data/year --documents 500000,5000000",
            "  java -jar bench.jar year --store /data/year --documents 500000 --fill-only",
            "  java -jar bench.jar year --mongo-uri localhost/year --documents 500000"
        })
final class YearCommand extends NifflerCommand {

    private static final String COLLECTION = "featureset";
    private static final long BYTES_PER_MB = 1_000_000;

    private final List<String> commandLine;

    @Option(
            names = "--store",
            paramLabel = "FOLDER",
            description = "Where the embedded stores are, each in a folder that is named by how many documents it has."
                    + " Default: ${DEFAULT-VALUE}.")
    private Path folder = Path.of("niffler-bench-year");

    @Option(
            names = "--mongo-uri",
            paramLabel = "URI",
            description = "Fill and ask this MongoDB instead; for one number of documents.")
    private String mongoUri;

    @Option(names = "--jar", paramLabel = "JAR", description = "The app-layer.jar. Default: ${DEFAULT-VALUE}.")
    private Path jar = Path.of("niffler-app-layer", "target", "app-layer.jar");

    @Option(
            names = "--java-option",
            paramLabel = "OPTION",
            description = "An option for the virtual machine of app-layer.jar, as in -Xmx512m; may be repeated.")
    private List<String> javaOptions = new ArrayList<>();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "How often each question, but the one of all days. Default: ${DEFAULT-VALUE}.")
    private int rounds = 3;

    @Option(
            names = "--served",
            description = "The embedded store is open here while it is asked, as in a service that runs;"
                    + " else each command opens it.")
    private boolean served;

    @Option(names = "--fill-only", description = "Ask nothing.")
    private boolean fillOnly;

    @Option(
            names = "--profiles",
            paramLabel = "FOLDER",
            description =
                    "Where the profile featureset is, whose collection is filled. Default: those that are shipped.")
    private Path profiles = Path.of("config", "meta-extraction", "conf");

    @Option(
            names = "--documents",
            split = ",",
            paramLabel = "N",
            description = "How many; a store for each. Default: 500000,5000000.")
    private List<Integer> documents = List.of(500_000, 5_000_000);

    @Option(names = "--scanners", paramLabel = "N", description = "Of how many. Default: ${DEFAULT-VALUE}.")
    private int scanners = 700;

    @Option(names = "--first-day", paramLabel = "DATE", description = "Default: ${DEFAULT-VALUE}.")
    private LocalDate firstDay = LocalDate.of(2025, 1, 1);

    @Option(names = "--days", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    private int days = 365;

    @Option(names = "--seed", paramLabel = "N", description = "Another draws another year. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--no-indexes", description = "Without the indexes that the service makes.")
    private boolean noIndexes;

    YearCommand(List<String> commandLine) {
        super(Schema.of());
        this.commandLine = commandLine;
    }

    @Override
    protected ExitCode execute(Invocation invocation) throws Exception {
        Console console = invocation.console();
        Logging.configureProcess(LogTarget.consoleOnly(console, invocation.verbose()));
        if (mongoUri != null && documents.size() > 1) {
            throw new CliException(ExitCode.USAGE, "--documents: one number for a MongoDB, whose database is filled.");
        }
        List<YearPlan> plans = documents.stream().map(this::plan).toList();
        MetadataProfile profile = profile();
        YearQuestions questions = new YearQuestions(rounds, console.err()::println);
        MarkdownTable stores = new MarkdownTable("documents", "indexes", "s to fill", "documents/s", "MB");
        for (YearPlan plan : plans) {
            ServiceOptions.measured(() -> {
                stores.row(filled(plan, profile, console.err()::println));
                if (!fillOnly) {
                    ask(plan, questions);
                }
                return null;
            });
        }
        Machine.describe(commandLine).forEach(console.out()::println);
        stores.lines().forEach(console.out()::println);
        if (!fillOnly) {
            console.out().println();
            questions.table().forEach(console.out()::println);
        }
        return ExitCode.ALL_DONE;
    }

    private List<String> filled(YearPlan plan, MetadataProfile profile, Consumer<String> log) throws IOException {
        YearFill.Filled filled;
        try (MetadataStore store = open(plan)) {
            filled = new YearFill(store, profile, !noIndexes, log).run(plan);
        }
        boolean wasThere = filled.documents() == 0;
        long bytes = mongoUri == null ? Files.size(folder(plan).resolve("metadata-store.mv.db")) : 0;
        return List.of(
                String.format(Locale.ROOT, "%,d", plan.documents()),
                wasThere ? "as they are" : noIndexes ? "none" : "those of the service",
                wasThere ? "" : Sample.format(filled.seconds()),
                wasThere ? "" : Sample.format(filled.documents() / filled.seconds()),
                mongoUri == null ? String.format(Locale.ROOT, "%,d", bytes / BYTES_PER_MB) : "");
    }

    private void ask(YearPlan plan, YearQuestions questions) throws IOException, InterruptedException {
        AppLayerJar asked = mongoUri == null
                ? AppLayerJar.ofEmbedded(jar, javaOptions, folder(plan))
                : AppLayerJar.ofMongo(jar, javaOptions, mongoUri);
        if (served) {
            try (MetadataStore serving = open(plan)) {
                serving.ping();
                questions.ask(plan, asked);
            }
        } else {
            questions.ask(plan, asked);
        }
    }

    private Path folder(YearPlan plan) {
        return folder.resolve(Integer.toString(plan.documents()));
    }

    private MetadataStore open(YearPlan plan) throws IOException {
        return mongoUri == null
                ? EmbeddedStore.open(folder(plan), Clock.systemDefaultZone())
                : MongoMetadataStore.open(MongoUri.parse(mongoUri));
    }

    private MetadataProfile profile() throws IOException {
        if (!Files.isDirectory(profiles)) {
            throw new CliException(ExitCode.USAGE, "--profiles: there is no folder " + profiles + ".");
        }
        return Profiles.open(profiles).current().profiles().stream()
                .filter(profile -> profile.name().equals(COLLECTION))
                .findFirst()
                .orElseThrow(() -> new CliException(
                        ExitCode.USAGE, "--profiles: there is no profile " + COLLECTION + " in " + profiles + "."));
    }

    private YearPlan plan(int documents) {
        try {
            return new YearPlan(seed, documents, scanners, firstDay, days, ZoneId.systemDefault());
        } catch (IllegalArgumentException e) {
            throw new CliException(ExitCode.USAGE, "--documents, --scanners and --days are whole numbers from 1 on.")
                    .causedBy(e);
        }
    }
}

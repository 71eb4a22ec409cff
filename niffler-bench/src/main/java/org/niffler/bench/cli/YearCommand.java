package org.niffler.bench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.niffler.bench.figures.Machine;
import org.niffler.bench.year.YearFill;
import org.niffler.bench.year.YearPlan;
import org.niffler.cli.CliException;
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

/** {@code year}: a store with the metadata of a hospital's year. */
@Command(
        name = "year",
        description =
                "Fills a store with drawn metadata of a hospital's year, a document a series, and tells how fast it"
                        + " took them. The store stays, to ask questions of.",
        footer = {
            "",
            "Examples:",
            "  java -jar bench.jar year --store /data/year --documents 500000",
            "  java -jar bench.jar year --mongo-uri localhost/year"
        })
final class YearCommand extends NifflerCommand {

    private static final String COLLECTION = "featureset";

    private final List<String> commandLine;

    @Option(
            names = "--store",
            paramLabel = "FOLDER",
            description = "The state folder of the embedded store that is filled. Default: ${DEFAULT-VALUE}.")
    private Path folder = Path.of("niffler-bench-year");

    @Option(names = "--mongo-uri", paramLabel = "URI", description = "Fill this MongoDB instead.")
    private String mongoUri;

    @Option(
            names = "--profiles",
            paramLabel = "FOLDER",
            description =
                    "Where the profile featureset is, whose collection is filled. Default: those that are shipped.")
    private Path profiles = Path.of("config", "meta-extraction", "conf");

    @Option(names = "--documents", paramLabel = "N", description = "How many. Default: ${DEFAULT-VALUE}.")
    private int documents = 5_000_000;

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
        Logging.configureProcess(LogTarget.consoleOnly(invocation.console(), invocation.verbose()));
        List<String> table;
        try (MetadataStore store = open()) {
            YearFill fill = new YearFill(
                    store, profile(), !noIndexes, invocation.console().err()::println);
            YearPlan plan = plan();
            table = ServiceOptions.measured(() -> fill.run(plan));
        }
        Machine.describe(commandLine).forEach(invocation.console().out()::println);
        invocation.console().out().println();
        table.forEach(invocation.console().out()::println);
        if (mongoUri == null) {
            long bytes = Files.size(folder.resolve("metadata-store.mv.db"));
            invocation.console().out().println();
            invocation.console().out().println(String.format(Locale.ROOT, "The file has %,d MB.", bytes / 1_000_000));
        }
        return ExitCode.ALL_DONE;
    }

    private MetadataStore open() throws IOException {
        return mongoUri == null
                ? EmbeddedStore.open(folder, Clock.systemDefaultZone())
                : MongoMetadataStore.open(MongoUri.parse(mongoUri));
    }

    private MetadataProfile profile() throws IOException {
        return Profiles.open(profiles).current().profiles().stream()
                .filter(profile -> profile.name().equals(COLLECTION))
                .findFirst()
                .orElseThrow(() -> new CliException(
                        ExitCode.USAGE, "--profiles: there is no profile " + COLLECTION + " in " + profiles + "."));
    }

    private YearPlan plan() {
        try {
            return new YearPlan(seed, documents, scanners, firstDay, days, ZoneId.systemDefault());
        } catch (IllegalArgumentException e) {
            throw new CliException(ExitCode.USAGE, "--documents, --scanners and --days are whole numbers from 1 on.")
                    .causedBy(e);
        }
    }
}

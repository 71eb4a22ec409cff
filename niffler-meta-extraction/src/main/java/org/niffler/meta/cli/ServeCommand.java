package org.niffler.meta.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.niffler.cli.CliException;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.LogTarget;
import org.niffler.cli.Logging;
import org.niffler.cli.NifflerCommand;
import org.niffler.cli.StopSignal;
import org.niffler.config.ConfigFile;
import org.niffler.config.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The service itself: what the jar does without a subcommand. */
@Command(
        name = "meta-extraction",
        description = "Receives the live image stream, keeps its metadata in MongoDB, and runs workflows on it.",
        footer = {
            "",
            "Examples:",
            "  java -jar meta-extraction.jar --config system.json",
            "  MONGO_URI=niffler:secret@localhost:27017/ java -jar meta-extraction.jar --KeepDays 3",
            "  java -jar meta-extraction.jar scan /archive/2020",
            "  java -jar meta-extraction.jar clean --dry-run",
            "  java -jar meta-extraction.jar show",
            "  java -jar meta-extraction.jar runs",
            "",
            "It ends with exit code 0 when it is told to (SIGTERM, Ctrl-C). Others: 2 usage or configuration;",
            "4 another service has the state folder; 130 it was told twice, and ended without putting things in order."
        })
public final class ServeCommand extends NifflerCommand {

    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    private final MetadataService service;
    private final StopSignal stopSignal;
    private final ScanCommand scan;

    @Parameters(
            arity = "0..1",
            paramLabel = "MONGO_URI",
            description =
                    "The MongoDB, as the original took it: user:password@host:27017/. Other users of this host can"
                            + " see it; the environment variable MONGO_URI is better.")
    private String mongoUri;

    @Option(
            names = "--backfill",
            paramLabel = "PROFILE",
            description = "Only extract what is in the storage now for this profile, and end. The service may run"
                    + " meanwhile.")
    private String backfill;

    public ServeCommand(MetadataService service, StopSignal stopSignal, Clock clock) {
        this(service, stopSignal, new ScanCommand(service, stopSignal, clock));
    }

    private ServeCommand(MetadataService service, StopSignal stopSignal, ScanCommand scan) {
        super(
                MetaKeys.SCHEMA,
                scan,
                new CleanCommand(service),
                new ShowCommand(service),
                new RunsCommand(service),
                new WorkflowsCommand());
        this.service = service;
        this.stopSignal = stopSignal;
        this.scan = scan;
    }

    @Override
    protected ExitCode execute(Invocation invocation) throws InterruptedException {
        Settings settings =
                invocation.settings(ConfigFile.SYSTEM, MetaKeys.SCHEMA).load();
        ServiceSettings parsed = ServiceSettings.of(settings, typedUri());
        if (backfill != null) {
            return scan.scan(invocation, parsed, parsed.storage().folder(), Optional.of(backfill));
        }
        Path log = parsed.operations().log();
        Logging.configureProcess(LogTarget.service(log, invocation.console(), invocation.verbose()));
        settings.notices().forEach(LOG::info);
        String typed = mongoUri == null ? invocation.given().getOrDefault(MetaKeys.MONGO_URI, "") : mongoUri;
        if (typed.contains("@")) {
            LOG.warn(
                    "the address of the MongoDB was given as an argument, which every user of this host can see; put it"
                            + " into the environment variable MONGO_URI");
        }
        // Open until the last line is logged: the process ends when it is closed.
        try (StopSignal.Registration registration = stopSignal.onStop(this::stop)) {
            registration.endAs(ExitCode.ALL_DONE);
            service.run(parsed);
            return ExitCode.ALL_DONE;
        } catch (CliException e) {
            LOG.error(Logging.FILE_ONLY, "the service has not started: {}", e.getMessage());
            throw e;
        }
    }

    private Optional<String> typedUri() {
        // A mistyped command, most likely.
        if (mongoUri != null && mongoUri.chars().noneMatch(c -> c == ':' || c == '/' || c == '@')) {
            throw new CliException(
                            ExitCode.USAGE, "'" + mongoUri + "' is neither a command nor the address of a MongoDB.")
                    .withHint(
                            "Commands: scan, clean, show, runs, workflows. An address: user:password@localhost:27017/");
        }
        return Optional.ofNullable(mongoUri);
    }

    private void stop() {
        LOG.info("stopping: what is being received is finished, what is queued stays on disk");
        service.stop();
    }
}

package org.niffler.meta.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.niffler.cli.CliException;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.LogTarget;
import org.niffler.cli.Logging;
import org.niffler.cli.NifflerCommand;
import org.niffler.cli.Progress;
import org.niffler.cli.ProgressReporter;
import org.niffler.cli.RunSummary;
import org.niffler.cli.StopSignal;
import org.niffler.config.ConfigFile;
import org.niffler.meta.extract.FolderScan;
import org.niffler.meta.extract.ScanTotals;
import org.niffler.metadata.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code scan FOLDER}: a folder once, without receiving anything. */
@Command(
        name = "scan",
        description = "Extracts the metadata of a folder of DICOM files once, wherever in it they are, and ends.",
        footer = {
            "",
            "Examples:",
            "  java -jar meta-extraction.jar scan /archive/2020 --ProfilesFolder conf",
            "  java -jar meta-extraction.jar scan --backfill featureset4",
            "",
            "Writing again replaces: run the same command again if it was stopped. The service may run meanwhile.",
            "Exit codes: 0 everything extracted; 1 some files cannot be read; 2 usage or configuration;",
            "3 the store is unreachable; 130 stopped."
        })
final class ScanCommand extends NifflerCommand {

    private static final Logger LOG = LoggerFactory.getLogger(ScanCommand.class);

    private final MetadataService service;
    private final StopSignal stopSignal;
    private final Clock clock;

    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "The folder. Default: the StorageFolder.")
    private Path folder;

    @Option(
            names = "--backfill",
            paramLabel = "PROFILE",
            description = "Only for this profile; a new one, for example.")
    private String backfill;

    ScanCommand(MetadataService service, StopSignal stopSignal, Clock clock) {
        super(MetaKeys.SCHEMA);
        this.service = service;
        this.stopSignal = stopSignal;
        this.clock = clock;
    }

    @Override
    protected ExitCode execute(Invocation invocation) throws InterruptedException {
        ServiceSettings settings = ServiceSettings.of(
                invocation.settings(ConfigFile.SYSTEM, MetaKeys.SCHEMA).load(), Optional.empty());
        Path root = folder == null ? settings.storage().folder() : folder;
        return scan(invocation, settings, root, Optional.ofNullable(backfill));
    }

    ExitCode scan(Invocation invocation, ServiceSettings settings, Path root, Optional<String> profile)
            throws InterruptedException {
        Logging.configureProcess(LogTarget.consoleOnly(invocation.console(), invocation.verbose()));
        Thread scanning = Thread.currentThread();
        try (StopSignal.Registration registration = stopSignal.onStop(scanning::interrupt)) {
            ScanTotals totals = totals(invocation, settings, root, profile);
            print(invocation, totals);
            return ExitCode.of(
                    new RunSummary(totals.instances(), totals.unreadable() + totals.refused(), totals.others(), false));
        } catch (StoreUnavailableException e) {
            throw new CliException(ExitCode.PEER_UNREACHABLE, e.getMessage())
                    .withHint("What was written stays. Run the same command again.")
                    .causedBy(e);
        } catch (IOException e) {
            throw new CliException(ExitCode.USAGE, e.getMessage()).causedBy(e);
        }
    }

    private ScanTotals totals(Invocation invocation, ServiceSettings settings, Path root, Optional<String> profile)
            throws IOException, InterruptedException {
        try (Progress progress =
                ProgressReporter.of(invocation, clock, LOG::info).start("files", Progress.UNKNOWN_TOTAL)) {
            return service.scan(settings, root, profile, new FolderScan.Watcher() {
                @Override
                public void looked(long files) {
                    progress.step(files);
                }

                @Override
                public void unreadable(Path file, String reason) {
                    // Its name may be the patient's: for whoever started this, not for a log.
                    invocation.console().err().println(file + ": " + reason);
                }
            });
        }
    }

    private static void print(Invocation invocation, ScanTotals totals) {
        invocation
                .console()
                .out()
                .println("files:      " + totals.files()
                        + (totals.others() > 0 ? " (" + totals.others() + " no DICOM files)" : ""));
        invocation
                .console()
                .out()
                .println("instances:  " + totals.instances()
                        + (totals.unreadable() > 0 ? " (and " + totals.unreadable() + " that cannot be read)" : ""));
        invocation.console().out().println("series:     " + totals.series());
        invocation
                .console()
                .out()
                .println("documents:  " + totals.documents()
                        + (totals.refused() > 0 ? " (and " + totals.refused() + " that the store refused)" : ""));
    }
}

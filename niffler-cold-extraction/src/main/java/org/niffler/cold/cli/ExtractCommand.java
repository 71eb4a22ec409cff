package org.niffler.cold.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.niffler.cli.CliException;
import org.niffler.cli.EndMail;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.LogTarget;
import org.niffler.cli.Logging;
import org.niffler.cli.NifflerCommand;
import org.niffler.cli.Progress;
import org.niffler.cli.ProgressReporter;
import org.niffler.cli.RunSummary;
import org.niffler.cli.StopSignal;
import org.niffler.cold.report.Problems;
import org.niffler.cold.report.RunTotals;
import org.niffler.cold.report.StudyTable;
import org.niffler.cold.retrieve.RowResult;
import org.niffler.cold.retrieve.RowState;
import org.niffler.cold.retrieve.RunEnd;
import org.niffler.config.Settings;
import org.niffler.workflow.run.WorkflowBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/** The extraction itself: what the jar does without a subcommand. */
@Command(
        name = "cold-extraction",
        description = "Retrieves studies from a PACS, as a CSV lists them, and accounts for each of them.",
        footer = {
            "",
            "Examples:",
            "  java -jar cold-extraction.jar echo --NifflerSystem system.json",
            "  java -jar cold-extraction.jar --config config.json --CsvFile csv/empi.csv --StorageFolder out",
            "  java -jar cold-extraction.jar --config config.json --then workflows/find-filter.json",
            "",
            "Run the same command again to go on where a run ended.",
            "Exit codes: 0 everything retrieved; 1 something is missing; 2 usage or configuration;",
            "3 PACS unreachable; 4 another run has the same CSV; 130 stopped."
        })
public final class ExtractCommand extends NifflerCommand {

    private static final Logger LOG = LoggerFactory.getLogger(ExtractCommand.class);

    private final Extractor extractor;
    private final EndMail endMail;
    private final StopSignal stopSignal;
    private final Clock clock;

    public ExtractCommand(Extractor extractor, PacsCheck check, StopSignal stopSignal, Clock clock) {
        super(ExtractionKeys.SCHEMA, new EchoCommand(check), new ProgressCommand(), new SplitCommand());
        this.extractor = extractor;
        this.endMail = new EndMail(ExtractionKeys.MAIL, clock);
        this.stopSignal = stopSignal;
        this.clock = clock;
    }

    @Override
    protected ExitCode execute(Invocation invocation) throws InterruptedException {
        Settings settings = ConfigSources.of(invocation).load();
        ExtractionSettings extraction = ExtractionSettings.of(settings);
        Path log = Path.of("niffler" + extraction.host().nifflerId() + ".log");
        Logging.configureProcess(LogTarget.fileAndConsole(log, invocation.console(), invocation.verbose()));
        settings.notices().forEach(LOG::info);
        EndMail.Sending mail = endMail.prepare(
                settings, "Niffler extraction " + extraction.host().nifflerId());
        // Open until the last line is printed: the process ends when it is closed.
        try (StopSignal.Registration registration = stopSignal.onStop(this::stop)) {
            return extract(extraction, invocation, mail);
        } catch (CliException e) {
            if (!extraction.mode().looksOnly()) {
                mail.send("failed", List.of(e.getMessage()));
            }
            LOG.error(Logging.FILE_ONLY, "[EXTRACTION FAILURE] {}", e.getMessage());
            if (e.exitCode() == ExitCode.LOCKED) {
                invocation.console().err().println("[EXTRACTION FAILURE]"); // as scripts know it from the original
            }
            throw e;
        }
    }

    private void stop() {
        LOG.warn("stopping; requests in flight are cancelled. Once more, and it ends at once");
        extractor.stop();
    }

    private ExitCode extract(ExtractionSettings settings, Invocation invocation, EndMail.Sending mail)
            throws InterruptedException {
        boolean isNewWorkflow =
                settings.followUp().filter(then -> !Files.exists(then.state())).isPresent();
        AtomicReference<RunTotals> totals = new AtomicReference<>(RunTotals.NONE);
        Extractor.Ended ended;
        try (Progress progress =
                ProgressReporter.of(invocation, clock, LOG::info).start("rows", Progress.UNKNOWN_TOTAL)) {
            ended = extractor.run(settings, row -> {
                totals.updateAndGet(sums -> sums.plus(row.outcome()));
                log(row);
                progress.step(1);
            });
        }
        Optional<Summary.Runs> runs = settings.followUp()
                .flatMap(then -> ended.runs()
                        .map(counted -> new Summary.Runs(
                                then.workflow().name(),
                                counted,
                                then.output().toAbsolutePath().normalize(),
                                isNewWorkflow ? totals.get().rows(RowState.ALREADY_DONE) : 0)));
        Summary summary = new Summary(totals.get(), ended.series(), ended.unasked(), runs, where(settings));
        ExitCode code = exitCode(ended.end(), totals.get(), ended.runs());
        if (settings.mode().json()) {
            invocation.console().out().println(summary.json(code.code()));
        } else {
            summary.lines().forEach(invocation.console().out()::println);
        }
        conclude(settings.mode(), ended.end(), totals.get());
        ended.runs()
                .filter(each -> each.failed() > 0)
                .ifPresent(each -> LOG.warn(
                        "{} runs of the workflow did not succeed; the same command tries them again", each.failed()));
        if (!settings.mode().looksOnly()) {
            mail.send(code == ExitCode.ALL_DONE ? "complete" : "incomplete", summary.lines());
        }
        return code;
    }

    private static Summary.Where where(ExtractionSettings settings) {
        Path folder = settings.storage().folder().toAbsolutePath().normalize();
        ExtractionSettings.Mode mode = settings.mode();
        Path report = mode.report().toAbsolutePath().normalize();
        if (mode.dryRun()) {
            return new Summary.Where("dry run: nothing was retrieved", Optional.empty());
        }
        if (mode.listing().isPresent()) {
            return new Summary.Where("listed in: " + folder.resolve(StudyTable.FILE_NAME), Optional.empty());
        }
        if (mode.verify().isPresent()) {
            return new Summary.Where("compared:  " + folder, Optional.of(report));
        }
        String stored = settings.pacs().receivesHere()
                ? "stored in: " + folder
                : "sent to:   " + settings.pacs().destination() + "; verified by the counters of the PACS only";
        return new Summary.Where(stored, Optional.of(report));
    }

    private static void log(RowResult row) {
        Problems.of(row).forEach(LOG::warn);
        LOG.debug("line {}: {}", row.line(), row.outcome().state());
    }

    private static ExitCode exitCode(RunEnd end, RunTotals totals, Optional<WorkflowBatch.Totals> runs) {
        if (end instanceof RunEnd.PacsUnreachable) {
            return ExitCode.PEER_UNREACHABLE;
        }
        if (end instanceof RunEnd.Broken) {
            return ExitCode.SOME_FAILED;
        }
        if (end instanceof RunEnd.Interrupted
                || runs.filter(each -> each.left() > 0).isPresent()) {
            return ExitCode.INTERRUPTED;
        }
        ExitCode code = ExitCode.of(summarize(totals));
        boolean runsFailed = runs.filter(each -> each.failed() > 0).isPresent();
        return code == ExitCode.ALL_DONE && runsFailed ? ExitCode.SOME_FAILED : code;
    }

    private static void conclude(ExtractionSettings.Mode mode, RunEnd end, RunTotals totals) {
        if (end instanceof RunEnd.PacsUnreachable unreachable) {
            throw early(ExitCode.PEER_UNREACHABLE, unreachable.reason());
        }
        if (end instanceof RunEnd.Broken broken) {
            throw early(ExitCode.SOME_FAILED, broken.reason());
        }
        long failed = summarize(totals).failed();
        if (end instanceof RunEnd.Interrupted) {
            LOG.warn("[EXTRACTION FAILURE] stopped; run the same command again to go on");
        } else if (failed > 0) {
            LOG.warn(mode.advice(), failed, totals.rows());
        } else if (!mode.looksOnly()) {
            LOG.info("[EXTRACTION COMPLETE]");
        }
    }

    private static CliException early(ExitCode code, String reason) {
        return new CliException(code, "The extraction ended early: " + reason)
                .withHint("What has been retrieved stays. Run the same command again to go on.");
    }

    /** A row of which the PACS has nothing counts as failed: the user asked for it and does not have it. */
    static RunSummary summarize(RunTotals totals) {
        long failed =
                totals.rows(RowState.INCOMPLETE) + totals.rows(RowState.NOT_FOUND) + totals.rows(RowState.UNREADABLE);
        long skipped = totals.rows(RowState.ALREADY_DONE) + totals.rows(RowState.REPEATED);
        return new RunSummary(totals.rows(RowState.COMPLETE), failed, skipped, false);
    }
}

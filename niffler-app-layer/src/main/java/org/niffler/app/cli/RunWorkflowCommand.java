package org.niffler.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.niffler.app.workflow.CohortStudies;
import org.niffler.app.workflow.FolderRuns;
import org.niffler.app.workflow.RunTable;
import org.niffler.cli.CliException;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.Progress;
import org.niffler.cli.ProgressReporter;
import org.niffler.cli.PseudonymKey;
import org.niffler.cli.RealPath;
import org.niffler.cli.StopSignal;
import org.niffler.config.ConfigException;
import org.niffler.config.Key;
import org.niffler.config.Problem;
import org.niffler.config.Settings;
import org.niffler.progress.RunLockedException;
import org.niffler.workflow.Workflow;
import org.niffler.workflow.WorkflowFile;
import org.niffler.workflow.run.RunStatus;
import org.niffler.workflow.run.WorkflowBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code run-workflow}: a workflow on images that are there. */
@Command(
        name = RunWorkflowKeys.NAME,
        description = {
            "Runs a workflow on the DICOM files of a folder, at any depth: on each series, study or instance that its"
                    + " filter takes.",
            "",
            "What has succeeded is not run again, what has failed is, if the same command is given again.",
            "That holds for a workflow that has changed meanwhile, too: to run it anew on everything, give it another"
                    + " name, or remove its folder in WorkflowState."
        },
        footer = {
            "",
            "Examples:",
            "  java -jar app-layer.jar run-workflow workflows/find-filter.json /data/study",
            "  java -jar app-layer.jar run-workflow workflows/nifti.json /data/study --cohort cohort.csv",
            "  java -jar app-layer.jar run-workflow workflows/nifti.json /data/study --dry-run",
            "",
            "Exit codes: 0 all runs succeeded; 1 some did not; 2 usage, configuration or workflow; 4 the same workflow"
                    + " runs already; 130 stopped."
        })
public final class RunWorkflowCommand extends AppLayerCommand {

    private static final Logger LOG = LoggerFactory.getLogger(RunWorkflowCommand.class);

    private static final Duration STOPPING = Duration.ofSeconds(10);

    @Parameters(index = "0", paramLabel = "WORKFLOW", description = "The workflow, a JSON file.")
    private Path file;

    @Parameters(
            index = "1",
            paramLabel = "FOLDER",
            description = "The folder with the DICOM files, which stay as they are.")
    private Path folder;

    @Option(
            names = {"--dry-run", "--DryRun"},
            description = "Only read the headers, and say how many runs there would be.")
    private boolean dryRun;

    private final Surroundings surroundings;
    private final Workflows workflows;
    private final StopSignal stopSignal;
    private final Clock clock;

    public RunWorkflowCommand(Surroundings surroundings, Workflows workflows, StopSignal stopSignal, Clock clock) {
        super(RunWorkflowKeys.SCHEMA);
        this.surroundings = surroundings;
        this.workflows = workflows;
        this.stopSignal = stopSignal;
        this.clock = clock;
    }

    @Override
    ExitCode execute(Settings settings, Invocation invocation) throws InterruptedException {
        Workflow workflow = workflow();
        requireElsewhere(RunWorkflowKeys.WORKFLOW.output(), settings, workflow);
        requireElsewhere(RunWorkflowKeys.STATE, settings, workflow);
        try {
            Optional<Set<String>> cohort = cohort(settings);
            FolderRuns runs = new FolderRuns(workflow, cohort);
            FolderRuns.Found found = runs.find(RealPath.of(folder)); // a path with .. behind a link cannot be shortened
            warn(found, cohort);
            if (dryRun) {
                invocation
                        .console()
                        .out()
                        .println(runs.count(found) + " runs of " + workflow.name() + ", on " + found.files()
                                + " DICOM files; nothing was run");
                return ExitCode.ALL_DONE;
            }
            CompletableFuture<Void> stopRequest = new CompletableFuture<>();
            // Open until the last line is printed: the process ends when it is closed.
            try (StopSignal.Registration registration = stopSignal.onStop(() -> stopRequest.complete(null))) {
                return run(workflow, runs, found, settings, invocation, stopRequest);
            }
        } catch (RunLockedException e) {
            throw new CliException(ExitCode.LOCKED, e.getMessage()).causedBy(e);
        } catch (IOException e) {
            throw new CliException(ExitCode.USAGE, FileFailures.reason(e)).causedBy(e);
        }
    }

    private Workflow workflow() {
        WorkflowFile.Parsed parsed = WorkflowFile.read(file);
        List<Problem> problems = parsed.problems().stream()
                .map(problem -> new Problem(problem.toString()))
                .toList();
        return parsed.workflow().orElseThrow(() -> new ConfigException(problems));
    }

    /** What runs make, and what they work on, would be taken for images by the next. */
    private void requireElsewhere(Key<Path> key, Settings settings, Workflow workflow) {
        Path place = settings.get(key).resolve(workflow.name());
        if (RealPath.isWithin(place, folder) || RealPath.isWithin(folder, place)) {
            throw new ConfigException(List.of(new Problem(key.name() + ": " + RealPath.of(place)
                    + " and the folder with the images, " + RealPath.of(folder)
                    + ", are one in the other, so that what runs make would be taken for images; name a folder"
                    + " elsewhere")));
        }
    }

    private static Optional<Set<String>> cohort(Settings settings) throws IOException {
        Optional<Path> list = settings.find(RunWorkflowKeys.COHORT);
        return list.isPresent() ? Optional.of(CohortStudies.read(list.get())) : Optional.empty();
    }

    private static void warn(FolderRuns.Found found, Optional<Set<String>> cohort) {
        if (found.absent() > 0) {
            LOG.warn(
                    "{} of the {} studies of the list are not in the folder",
                    found.absent(),
                    cohort.orElseThrow().size());
        }
        if (found.damaged() > 0) {
            LOG.warn("{} DICOM files are left out: their headers cannot be read", found.damaged());
        }
        if (found.unreadableFolders() > 0) {
            LOG.warn("{} folders could not be looked into", found.unreadableFolders());
        }
    }

    private ExitCode run(
            Workflow workflow,
            FolderRuns runs,
            FolderRuns.Found found,
            Settings settings,
            Invocation invocation,
            CompletableFuture<Void> stopRequest)
            throws IOException, InterruptedException {
        Path table = StoreKeys.output(settings, RunWorkflowKeys.OUTPUT, "runs");
        WorkflowBatch.Totals totals;
        boolean isStopped;
        // The table is begun when the batch is ours: that of the command that has it must not be disturbed.
        try (Workflows.Open open = workflows.open(workflow, means(workflow, settings));
                RunTable rows = RunTable.create(
                        table, settings.get(StoreKeys.FORMAT), StoreKeys.identity(surroundings, settings));
                Progress progress =
                        ProgressReporter.of(invocation, clock, LOG::info).start("runs", Progress.UNKNOWN_TOTAL)) {
            open.batch().start(run -> {
                rows.add(run);
                progress.step(1);
            });
            stopRequest.thenRun(() -> stop(open.batch()));
            runs.run(found, open.batch());
            totals = open.batch().totals();
            isStopped = open.batch().isStopped();
            rows.complete();
        }
        conclude(workflow, totals, settings, invocation);
        Written.tell(invocation, "What became of each run is", table);
        if (isStopped || totals.left() > 0) {
            return ExitCode.INTERRUPTED;
        }
        boolean unread = found.damaged() + found.unreadableFolders() > 0;
        return totals.failed() > 0 || unread ? ExitCode.SOME_FAILED : ExitCode.ALL_DONE;
    }

    private static Workflows.Means means(Workflow workflow, Settings settings) {
        return new Workflows.Means(
                settings.get(RunWorkflowKeys.STATE).resolve(workflow.name()),
                settings.get(RunWorkflowKeys.WORKFLOW.output()),
                settings.find(RunWorkflowKeys.WORKFLOW.pngExtractionJar()),
                settings.find(RunWorkflowKeys.WORKFLOW.appLayerJar()),
                PseudonymKey.path(settings, StoreKeys.PSEUDONYM_KEY),
                settings.get(RunWorkflowKeys.CALLING_AET),
                RunWorkflowKeys.MAIL.server(settings, Optional.empty()));
    }

    private static void stop(WorkflowBatch batch) {
        LOG.warn(
                "stopping; what is at work is ended, and done again by the same command. Once more, and it ends at once");
        try {
            batch.stop(STOPPING);
        } catch (IOException e) {
            LOG.warn("the runs could not be ended in order: {}", FileFailures.reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void conclude(
            Workflow workflow, WorkflowBatch.Totals totals, Settings settings, Invocation invocation) {
        StringBuilder text = new StringBuilder();
        for (RunStatus status : RunStatus.values()) {
            append(text, totals.ended(status), status.text());
        }
        append(text, totals.doneBefore(), "done before");
        append(text, totals.left(), "left");
        invocation
                .console()
                .out()
                .println(workflow.name() + ": " + (text.isEmpty() ? "nothing matched" : text) + "; output in "
                        + settings.get(RunWorkflowKeys.WORKFLOW.output()).resolve(workflow.name()));
    }

    private static void append(StringBuilder text, long count, String what) {
        if (count > 0) {
            text.append(text.isEmpty() ? "" : ", ").append(count).append(' ').append(what);
        }
    }
}

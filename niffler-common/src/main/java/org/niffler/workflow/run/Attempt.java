package org.niffler.workflow.run;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.niffler.workflow.WorkAction;
import org.niffler.workflow.Workflow;
import org.niffler.workflow.action.ActionEnd;
import org.niffler.workflow.action.ActionTask;
import org.niffler.workflow.input.PreparedInput;
import org.niffler.workflow.input.UnusableInputException;
import org.niffler.workflow.match.FoundUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out one attempt of a run: prepares its input, does what its workflow says, and puts its output in its place. */
final class Attempt {

    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    private final WorkflowEngine.Parts parts;
    private final WorkFolders works;
    private final OutputFolders outputs;
    private final Clock clock;
    private final RunReport report = new RunReport();
    private final ResultFile results = new ResultFile();

    Attempt(WorkflowEngine.Parts parts, WorkFolders works, OutputFolders outputs, Clock clock) {
        this.parts = parts;
        this.works = works;
        this.outputs = outputs;
        this.clock = clock;
    }

    /**
     * Carries it out. If the run ends with it, its output is in its place when this returns.
     *
     * @throws InterruptedException if the thread is interrupted; what it has left is removed at the next attempt
     */
    AttemptEnd run(Workflow workflow, Run run) throws InterruptedException {
        Timer timer = new Timer(workflow.limits().timeout(), System.nanoTime());
        List<Path> files = List.of();
        AttemptEnd end;
        Optional<Output> output = Optional.empty();
        try {
            files = parts.site().files(run.unit());
            if (files.isEmpty()) {
                return AttemptEnd.givenUp("its images are gone");
            }
            OutputName name = OutputName.of(workflow, run.unit(), parts.inputs());
            output = Optional.of(new Output(name, outputs.begin(run)));
            end = act(workflow, run, files, output.get().part(), timer);
            if (end.status() == RunStatus.SUCCEEDED) {
                finish(workflow, run, output.get(), end);
                return end;
            }
        } catch (IOException e) {
            end = failed(e, run, files, timer);
        }
        afterFailure(workflow, run, output, end);
        return end;
    }

    private static AttemptEnd failed(IOException e, Run run, List<Path> files, Timer timer)
            throws InterruptedException {
        if (e instanceof ClosedByInterruptException) {
            throw new InterruptedException("interrupted while a file was read or written");
        }
        return timer.left().isZero() ? AttemptEnd.timedOut() : AttemptEnd.failed(Reasons.of(e, run, files), true);
    }

    private AttemptEnd act(Workflow workflow, Run run, List<Path> files, Path part, Timer timer)
            throws IOException, InterruptedException {
        Path work = works.begin(run);
        try {
            String mark = works.mark(run);
            PreparedInput input = parts.inputs().prepare(workflow, unit(run.unit(), files), work, mark, timer.left());
            if (timer.left().isZero()) {
                return AttemptEnd.timedOut().with(input);
            }
            ActionEnd end = parts.actions()
                    .run(
                            workflow,
                            new ActionTask(input.folder(), part, input.metadata(), input.series(), mark, timer.left()));
            return ended(end, workflow, part).with(input);
        } catch (UnusableInputException e) {
            return AttemptEnd.failed(Reasons.line(e.getMessage()), false);
        } finally {
            works.end(run);
        }
    }

    private AttemptEnd ended(ActionEnd end, Workflow workflow, Path part) throws IOException {
        boolean hasOutput = outputs.isThere(part);
        if (end instanceof ActionEnd.Failed failed) {
            return new AttemptEnd(
                    RunStatus.FAILED,
                    true,
                    failed.exit(),
                    Reasons.line(failed.reason()),
                    failed.outputTail(),
                    failed.errorTail(),
                    hasOutput ? results.read(part).object() : Optional.empty(),
                    "");
        }
        if (end instanceof ActionEnd.TimedOut timedOut) {
            return AttemptEnd.timedOut(timedOut.outputTail(), timedOut.errorTail());
        }
        if (!hasOutput) {
            return AttemptEnd.failed("it has removed its output folder, or put something else in its place", true);
        }
        ResultFile.Content result = results.read(part);
        boolean isProgram = !(workflow.action() instanceof WorkAction.Forward);
        return new AttemptEnd(
                RunStatus.SUCCEEDED,
                false,
                isProgram ? OptionalInt.of(0) : OptionalInt.empty(),
                result.problem(),
                end.outputTail(),
                end.errorTail(),
                result.object(),
                "");
    }

    private void afterFailure(Workflow workflow, Run run, Optional<Output> output, AttemptEnd end)
            throws InterruptedException {
        try {
            if (!Retries.isRepeated(workflow, run, end) && output.isPresent()) {
                finish(workflow, run, output.get(), end);
            } else {
                outputs.clean(run);
            }
        } catch (ClosedByInterruptException e) {
            throw new InterruptedException("interrupted while a file was written");
        } catch (IOException e) {
            LOG.warn(
                    "workflow {}, {}: what the failed attempt has left cannot be kept and is removed: {}",
                    run.workflow(),
                    RunNames.shown(run.unit()),
                    Reasons.of(e, run, List.of()));
            removeWhatIsLeft(run);
        }
    }

    /** It may be what has filled the disk, for all that come after it, too. */
    private void removeWhatIsLeft(Run run) throws InterruptedException {
        try {
            outputs.clean(run);
        } catch (ClosedByInterruptException e) {
            throw new InterruptedException("interrupted while a file was removed");
        } catch (IOException e) {
            LOG.warn(
                    "workflow {}, {}: what the failed attempt has left stays where it is: {}",
                    run.workflow(),
                    RunNames.shown(run.unit()),
                    Reasons.of(e, run, List.of()));
        }
    }

    private void finish(Workflow workflow, Run run, Output output, AttemptEnd end) throws IOException {
        Run ended = RunSteps.ended(run, end, clock.instant());
        outputs.finish(ended, output.name(), report.forOutput(workflow, ended, output.name(), end.outputTail()));
    }

    private static FoundUnit unit(RunUnit unit, List<Path> files) {
        return new FoundUnit(
                unit.kind(), unit.studyInstanceUid(), unit.seriesInstanceUid(), unit.sopInstanceUid(), files);
    }

    /** Where its output is, and what it is to be called. */
    private record Output(OutputName name, Path part) {}

    /** What is left of an attempt's time. */
    private record Timer(Duration timeout, long started) {

        Duration left() {
            Duration left = timeout.minusNanos(System.nanoTime() - started);
            return left.isNegative() ? Duration.ZERO : left;
        }
    }
}

package org.niffler.workflow.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.niffler.filter.Filter;
import org.niffler.filter.FilterException;
import org.niffler.workflow.Reaction;
import org.niffler.workflow.WorkAction;
import org.niffler.workflow.WorkInput;
import org.niffler.workflow.WorkLimits;
import org.niffler.workflow.WorkUnit;
import org.niffler.workflow.Workflow;
import org.niffler.workflow.action.ActionEnd;
import org.niffler.workflow.action.ActionTask;
import org.niffler.workflow.input.InputPreparation;
import org.niffler.workflow.input.PreparedInput;
import org.niffler.workflow.input.ShownUnit;
import org.niffler.workflow.input.UnusableInputException;
import org.niffler.workflow.match.FoundUnit;
import org.niffler.workflow.process.Child;
import org.niffler.workflow.process.ChildEnd;
import org.niffler.workflow.process.ChildProcesses;

/** An engine's surroundings: workflows that can be changed, an action that a test decides on, and what became of it all. */
final class TestWorld {

    /** What an action does, in a test. */
    @FunctionalInterface
    interface Deed {
        ActionEnd act(Workflow workflow, ActionTask task) throws IOException, InterruptedException;
    }

    /** How an input is prepared, in a test. */
    @FunctionalInterface
    interface Preparing {
        PreparedInput prepare(Workflow workflow, FoundUnit unit, Path work, String mark, Duration timeout)
                throws UnusableInputException, IOException, InterruptedException;
    }

    /** What of a unit is shown, in a test. */
    @FunctionalInterface
    interface Naming {
        ShownUnit name(String uid, String place) throws IOException;
    }

    static final ActionEnd SUCCESS = new ActionEnd.Succeeded();
    static final WorkflowEngine.Settings QUICK = new WorkflowEngine.Settings(
            Duration.ofDays(1), Duration.ofMillis(10), Duration.ofMillis(40), Duration.ofMillis(100));

    final Path folder;
    final TestSite site = new TestSite();
    final Map<String, Workflow> workflows = new ConcurrentHashMap<>();
    final Queue<String> ran = new ConcurrentLinkedQueue<>();
    final Queue<String> notices = new ConcurrentLinkedQueue<>();
    final Queue<String> endedMarks = new ConcurrentLinkedQueue<>();
    final Map<String, AtomicInteger> working = new ConcurrentHashMap<>();
    final Map<String, Integer> mostWorking = new ConcurrentHashMap<>();
    volatile Deed deed = (workflow, task) -> SUCCESS;
    volatile Naming naming = (uid, place) ->
            new ShownUnit(uid.isEmpty() ? "" : "2.25." + uid.replace(".", "0"), RunNames.hash("!" + place));
    volatile Preparing inputs = (workflow, unit, work, mark, timeout) -> {
        Path metadata = Files.writeString(work.resolve("metadata.json"), "{}");
        return new PreparedInput(work, metadata, unit.seriesInstanceUid(), "");
    };

    TestWorld(Path folder) {
        this.folder = folder;
    }

    /** Another world with what a crash at this moment leaves on the disk, and the same workflows. */
    TestWorld afterACrash(Path other) throws IOException {
        TestWorld copy = new TestWorld(other);
        copy.workflows.putAll(workflows);
        copy(state(), copy.state());
        copy(output(), copy.output());
        return copy;
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.exists(from)) {
            return;
        }
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                Files.createDirectories(target.getParent());
                Files.copy(path, target);
            }
        }
    }

    WorkflowEngine open() throws IOException {
        return open(QUICK, Clock.systemUTC());
    }

    WorkflowEngine open(WorkflowEngine.Settings settings, Clock clock) throws IOException {
        return WorkflowEngine.open(
                state(), output(), name -> Optional.ofNullable(workflows.get(name)), parts(site), settings, clock);
    }

    WorkflowEngine.Parts parts(RunSite of) {
        return new WorkflowEngine.Parts(
                of,
                inputs(),
                this::run,
                (reaction, subject, result) -> notices.add(subject + " " + result),
                processes());
    }

    WorkflowEngine started() throws IOException {
        WorkflowEngine engine = open();
        engine.start();
        return engine;
    }

    private ActionEnd run(Workflow workflow, ActionTask task) throws IOException, InterruptedException {
        AtomicInteger atWork = working.computeIfAbsent(workflow.name(), name -> new AtomicInteger());
        mostWorking.merge(workflow.name(), atWork.incrementAndGet(), Math::max);
        try {
            ran.add(workflow.name() + " " + task.series());
            return deed.act(workflow, task);
        } finally {
            atWork.decrementAndGet();
        }
    }

    private InputPreparation inputs() {
        return new InputPreparation() {
            @Override
            public PreparedInput prepare(Workflow workflow, FoundUnit unit, Path work, String mark, Duration timeout)
                    throws UnusableInputException, IOException, InterruptedException {
                return inputs.prepare(workflow, unit, work, mark, timeout);
            }

            @Override
            public ShownUnit shown(Workflow workflow, String uid, String place) throws IOException {
                return naming.name(uid, place);
            }
        };
    }

    private ChildProcesses processes() {
        return new ChildProcesses() {
            @Override
            public ChildEnd run(Child child) {
                throw new UnsupportedOperationException("no action of these tests starts a process");
            }

            @Override
            public int endMarked(String mark) {
                endedMarks.add(mark);
                return 0;
            }
        };
    }

    Path state() {
        return folder.resolve("state");
    }

    Path output() {
        return folder.resolve("output");
    }

    private static Filter anyCt() {
        try {
            return Filter.parse("Modality = \"CT\"");
        } catch (FilterException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A workflow that is there from now on. */
    Workflow workflow(String name) {
        return workflow(name, limits(1, 0), Reaction.NONE, Reaction.NONE);
    }

    Workflow workflow(String name, WorkLimits limits, Reaction onSuccess, Reaction onFailure) {
        return add(new Workflow(
                name,
                folder,
                anyCt(),
                WorkUnit.SERIES,
                new WorkInput.Dicom(),
                new WorkAction.Command(List.of("./program", "{input}")),
                limits,
                Map.of(),
                onSuccess,
                onFailure));
    }

    /** One whose input is pictures, from now on. */
    Workflow pictures(String name) {
        Workflow same = workflow(name);
        return add(new Workflow(
                name,
                same.folder(),
                same.filter(),
                same.unit(),
                new WorkInput.Png(List.of()),
                same.action(),
                same.limits(),
                same.environment(),
                same.onSuccess(),
                same.onFailure()));
    }

    Workflow add(Workflow workflow) {
        workflows.put(workflow.name(), workflow);
        return workflow;
    }

    static WorkLimits limits(int concurrency, int retries) {
        return new WorkLimits(concurrency, Duration.ofSeconds(30), retries, 10_000, OptionalLong.empty(), 0);
    }

    /** A series whose UID ends with a number, in a folder that is called like it. */
    static RunUnit series(int number) {
        return series(number, 1);
    }

    static RunUnit series(int number, long instances) {
        return new RunUnit(WorkUnit.SERIES, "DOE^JANE/1.2/1.2." + number, "1.2", "1.2." + number, "", instances);
    }

    static ActionEnd failure(int exit) {
        return new ActionEnd.Failed(OptionalInt.of(exit), "it ended with exit status " + exit, "no such model");
    }
}

package org.niffler.workflow.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs programs as children of ours, each leading a process group and session of its own, and ends the whole of it.
 *
 * <p>What a program has started is found by its process group and session, by descent, and on Linux by its environment. A
 * process escapes only if it leaves the session, loses its parent and clears its environment, all three. Where there is no
 * {@code /proc} (macOS), one that has lost its parent escapes.
 */
public final class ProcessGroups implements ChildProcesses {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessGroups.class);

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Launcher launcher;
    private final boolean ownGroup;
    private final ProcessTable table;
    private final Ending ending;
    private final StandingBack standingBack;

    /**
     * @param environment of this process, of which children get the little that every program needs; its {@code PATH} says
     *     where to look for setsid, nice and prlimit, without which children are started nevertheless
     */
    public ProcessGroups(Map<String, String> environment) {
        this(environment, GRACE);
    }

    /** @param grace how long a program that has been asked to end may take for it */
    public ProcessGroups(Map<String, String> environment, Duration grace) {
        this(environment, grace, Path.of("/proc"));
    }

    /** @param proc where Linux shows processes */
    ProcessGroups(Map<String, String> environment, Duration grace, Path proc) {
        this.table = new ProcessTable(proc);
        String path = environment.getOrDefault("PATH", Wrappers.USUAL_PATH);
        Wrappers wrappers = new Wrappers(new SearchPath(path), table.exists());
        this.launcher = new Launcher(environment, wrappers);
        this.ownGroup = wrappers.ownGroup();
        this.ending = new Ending(grace);
        this.standingBack = new StandingBack(table, ownGroup);
        if (!wrappers.missing().isEmpty()) {
            LOG.warn("Programs of workflows {} in the PATH {}", String.join(", ", wrappers.missing()), path);
        }
    }

    @Override
    public ChildEnd run(Child child) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = launcher.start(child);
        Family family = Family.of(process, ownGroup, child.mark(), table);
        boolean ended;
        boolean isInterrupted = false;
        Duration took;
        Printed printed;
        try {
            printed = new Printed(process);
            ended = standingBack.waitFor(process, child.nice(), child.timeout());
            took = Duration.ofNanos(System.nanoTime() - start);
        } catch (InterruptedException e) {
            isInterrupted = true;
            throw e;
        } finally {
            ending.end(family, isInterrupted);
        }
        try (printed) {
            OptionalInt exit = ended ? OptionalInt.of(process.exitValue()) : OptionalInt.empty();
            ChildEnd end = new ChildEnd(exit, took, printed.output(), printed.error());
            if (ended) {
                launcher.requireStarted(child, process.exitValue(), end.errorTail());
            }
            return end;
        }
    }

    @Override
    public int endMarked(String mark) {
        return ending.end(Family.ofMark(mark, table), true);
    }
}

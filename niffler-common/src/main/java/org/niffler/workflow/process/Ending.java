package org.niffler.workflow.process;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a family of processes: asks them, gives them time, kills them, and looks again until there is none, as they may start
 * others meanwhile. It is not to be interrupted; an interrupt is kept for afterwards.
 */
final class Ending {

    private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

    /** What cannot be killed within waits for a disk or a network that does not answer, and may do so for ever. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    /** For those of a service that stops, and has to be gone soon itself; or that has died, so that nobody needs their end. */
    private static final Duration SHORT_GRACE = Duration.ofSeconds(1);

    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** One that is just being executed has no environment for a moment, and would be missed by looking once. */
    private static final int CLEAN_LOOKS = 2;

    private final Duration grace;

    /** @param grace between asking and killing */
    Ending(Duration grace) {
        this.grace = grace;
    }

    /**
     * Returns when nothing is left, and says how many there were.
     *
     * @param urgent whether there is little time; it is also from an interrupt on
     */
    int end(Family family, boolean urgent) {
        boolean interrupted = Thread.interrupted();
        Set<ProcessHandle> seen = new HashSet<>();
        long start = System.nanoTime();
        long pause = FIRST_PAUSE_NANOS;
        for (int clean = 0; clean < CLEAN_LOOKS; ) {
            Set<ProcessHandle> alive = family.alive();
            long waited = System.nanoTime() - start;
            long given = (urgent || interrupted) && grace.compareTo(SHORT_GRACE) > 0
                    ? SHORT_GRACE.toNanos()
                    : grace.toNanos();
            if (waited > given + PATIENCE_NANOS) {
                LOG.warn("{} processes of a workflow cannot be killed: {}", alive.size(), pids(alive));
                break;
            }
            clean = alive.isEmpty() ? clean + 1 : 0;
            signal(family, alive, seen, waited >= given);
            if (clean < CLEAN_LOOKS) {
                LockSupport.parkNanos(pause);
                interrupted |= Thread.interrupted();
                pause = Math.min(pause * 2, LONGEST_PAUSE_NANOS);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return seen.size();
    }

    /** Everybody is asked once; after their time all are killed, as often as it takes. */
    private void signal(Family family, Set<ProcessHandle> alive, Set<ProcessHandle> seen, boolean isTimeUp) {
        Set<ProcessHandle> unasked = new HashSet<>(alive);
        unasked.removeAll(seen);
        seen.addAll(alive);
        if (isTimeUp) {
            Signal.KILL.to(alive, family.groupOf(alive));
        } else if (!unasked.isEmpty()) {
            unasked.forEach(Signal.TERM::one);
        }
    }

    private static String pids(Set<ProcessHandle> processes) {
        return processes.stream().map(ProcessHandle::pid).sorted().toList().toString();
    }
}

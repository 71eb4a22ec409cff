package org.niffler.workflow.process;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Lets the session of a program stand back for others. Linux shares processors among sessions first, where it groups
 * processes by them (sched(7), "The autogroup feature"; on in Debian, Ubuntu and others): {@code nice} alone then counts
 * within the program's own session only, and for nobody else.
 */
final class StandingBack {

    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** Who is not root may change one session of the whole machine in a tenth of a second. */
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(120);

    private final ProcessTable table;
    private final boolean ownSession;

    /** @param ownSession whether programs get a session of their own; one that has ours must not stand back alone */
    StandingBack(ProcessTable table, boolean ownSession) {
        this.table = table;
        this.ownSession = ownSession;
    }

    /** Waits for the end of a program, whose session stands back as soon as that can be said. False at its timeout. */
    boolean waitFor(Process process, int nice, Duration timeout) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.NANOSECONDS.convert(timeout);
        long pause = FIRST_PAUSE_NANOS;
        for (boolean said = nice == 0 || !ownSession; !said; said = say(process, nice)) {
            if (process.waitFor(Math.min(pause, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                return true;
            }
            if (System.nanoTime() >= end) {
                return false;
            }
            pause = Math.min(pause * 2, LONGEST_PAUSE_NANOS);
        }
        return process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    /** False if it is to be tried again: it has no session of its own yet, or others were changed just now. */
    private boolean say(Process process, int nice) {
        Path autogroup = table.file(process.pid(), "autogroup");
        if (!Files.exists(autogroup)) {
            return true; // there is nothing of the kind, or no such process any more
        }
        if (!table.leadsSession(process.pid())) {
            return false; // it would be ours that stands back
        }
        try {
            Files.writeString(autogroup, Integer.toString(nice), StandardOpenOption.WRITE);
            return true;
        } catch (FileSystemException e) {
            return true; // it cannot be opened: the program is gone, or we are not allowed to and never will be
        } catch (IOException e) {
            return false;
        }
    }
}

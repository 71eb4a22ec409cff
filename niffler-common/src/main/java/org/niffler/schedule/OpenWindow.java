package org.niffler.schedule;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * What a {@link WindowSchedule} says of an instant at which images may be retrieved.
 *
 * @param closes when no window is open any more, windows that follow each other without a gap taken together;
 *     {@link Instant#MAX} if that never happens
 * @param changes when to look again, at the latest: the number of associations changes or the window closes, whichever
 *     is first; {@link Instant#MAX} if neither ever happens
 * @param associations how many to use, the most if several windows are open; empty if none of them says
 */
public record OpenWindow(Instant closes, Instant changes, OptionalInt associations) {

    /** Whether there is no end to it, so that {@link #closes()} is no time to wait for. */
    public boolean neverCloses() {
        return closes.equals(Instant.MAX);
    }
}

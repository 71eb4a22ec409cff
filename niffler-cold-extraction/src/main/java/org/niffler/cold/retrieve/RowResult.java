package org.niffler.cold.retrieve;

import org.niffler.cold.request.Request;

/** A row and what became of it. */
public record RowResult(Request request, RowOutcome outcome) {

    /** The line of the CSV on which the row begins. */
    public long line() {
        return request.line();
    }
}

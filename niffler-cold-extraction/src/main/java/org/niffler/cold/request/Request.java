package org.niffler.cold.request;

import java.util.List;

/** What a row of the CSV asks for. */
public sealed interface Request {

    /** The line of the CSV on which the row begins; what logs name instead of the patient. */
    long line();

    /** The cells of the columns that are not asked by, as the user wrote them. */
    List<String> extras();

    /** A row that can be asked for. */
    record Row(long line, QueryPlan plan, List<String> extras) implements Request {

        public Row {
            extras = List.copyOf(extras);
        }
    }

    /** Nothing that could be asked for; the reason names the column, never the cell. */
    record Unreadable(long line, String reason, List<String> extras) implements Request {

        public Unreadable {
            extras = List.copyOf(extras);
        }
    }
}

package org.niffler.cold.request;

/** What a row of the CSV asks for. */
public sealed interface Request {

    /** The line of the CSV on which the row begins; what logs and reports name instead of the patient. */
    long line();

    /** All studies of one patient. */
    record Patient(long line, String patientId) implements Request {

        /** The key under which the row stands in the journal, as the original's progress file has it. */
        public String key() {
            return patientId;
        }
    }

    /** Nothing that could be asked for; the reason names the column, never the cell. */
    record Unreadable(long line, String reason) implements Request {}
}

package org.niffler.cold.retrieve;

/** The kinds of {@link RowOutcome}, as totals and the journal name them. */
public enum RowState {
    /** Every study of it is verified. */
    COMPLETE,
    /** Something is missing, or the PACS failed. */
    INCOMPLETE,
    /** The PACS has nothing for it. */
    NOT_FOUND,
    /** An earlier run has it already. */
    ALREADY_DONE,
    /** An earlier row of the same CSV asks for the same. */
    REPEATED,
    /** It cannot be read as a request. */
    UNREADABLE
}

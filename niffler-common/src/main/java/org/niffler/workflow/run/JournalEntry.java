package org.niffler.workflow.run;

import java.util.Optional;

/**
 * A line of the journal.
 *
 * @param series of the prepared input, for the notices; empty if none was prepared
 * @param settled whether the run has ended and all is done about it: its site and whoever else is to know were told, and its
 *     lease was given back
 * @param replaces a run that waits no more because this one does
 */
record JournalEntry(Run run, String series, boolean settled, Optional<String> replaces) {

    static JournalEntry of(Run run) {
        return new JournalEntry(run, "", false, Optional.empty());
    }

    static JournalEntry ended(Run run, String series) {
        return new JournalEntry(run, series, false, Optional.empty());
    }

    static JournalEntry settled(Run run) {
        return new JournalEntry(RunSteps.slim(run), "", true, Optional.empty());
    }
}

package org.niffler.workflow.run;

import java.util.Optional;

/**
 * A line of the journal.
 *
 * @param series of the prepared input, for the notices; empty if none was prepared
 * @param told whether whoever else is to know of its end was told, so that this is not done again
 * @param settled whether the run has ended and all is done about it: its site and whoever else is to know were told, and its
 *     lease was given back
 * @param replaces a run that waits no more because this one does
 */
record JournalEntry(Run run, String series, boolean told, boolean settled, Optional<String> replaces) {

    static JournalEntry of(Run run) {
        return new JournalEntry(run, "", false, false, Optional.empty());
    }

    static JournalEntry ended(Run run, String series) {
        return new JournalEntry(run, series, false, false, Optional.empty());
    }

    /** Of an end that is still to be written down by the site. */
    static JournalEntry told(Run run) {
        return new JournalEntry(run, "", true, false, Optional.empty());
    }

    static JournalEntry settled(Run run) {
        return new JournalEntry(RunSteps.slim(run), "", true, true, Optional.empty());
    }
}

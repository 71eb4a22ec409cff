package org.niffler.workflow.notice;

import org.niffler.workflow.Reaction;

/** Tells whom a reaction names. May be used by several threads. */
public interface Notices {

    /**
     * Tells of the end of a run; what cannot be delivered is a warning in the log. Does not wait longer than a minute.
     *
     * @param subject in one line, without identity: which workflow, how it ended
     * @param result of the run as a JSON object, which is what is posted
     */
    void tell(Reaction reaction, String subject, String result);
}

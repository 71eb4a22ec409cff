package org.niffler.workflow.action;

import java.util.OptionalInt;
import org.niffler.workflow.process.ChildEnd;

/** What the end of a program means for the action. */
final class ProgramEnds {

    private ProgramEnds() {}

    /** @param failure the reason, if it failed */
    static ActionEnd of(String failure, ChildEnd end) {
        if (end.timedOut()) {
            return new ActionEnd.TimedOut(end.outputTail(), end.errorTail());
        }
        return end.exit().equals(OptionalInt.of(0))
                ? new ActionEnd.Succeeded(end.outputTail(), end.errorTail())
                : new ActionEnd.Failed(end.exit(), failure, end.outputTail(), end.errorTail());
    }
}

package org.niffler.workflow.action;

import java.io.IOException;
import java.util.List;
import org.niffler.workflow.Workflow;

/** Does what workflows say. May be used by several threads. */
public interface ActionRunner {

    /**
     * Does it once, and returns when it is done or has failed.
     *
     * @throws IOException if this machine is at fault: a full disk, a folder that cannot be written
     * @throws InterruptedException if the thread is interrupted; nothing of it is left then
     */
    ActionEnd run(Workflow workflow, ActionTask task) throws IOException, InterruptedException;

    /** The program and the arguments that it is done with, for the record; empty if it takes none. */
    default List<String> commandLine(Workflow workflow, ActionTask task) {
        return List.of();
    }
}

package org.niffler.workflow.input;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.niffler.workflow.Workflow;
import org.niffler.workflow.match.FoundUnit;

/** Prepares the input of runs. May be used by several threads. */
public interface InputPreparation {

    /**
     * Prepares an input.
     *
     * @param work an empty folder, for this run only, which is removed after it
     * @param mark of the processes that take part
     * @param timeout what may be spent on it
     * @throws UnusableInputException if it cannot be done with this unit
     * @throws IOException if it cannot be done now: a full disk, a missing program; the message says what to do
     * @throws InterruptedException if the thread is interrupted; no process is left then
     */
    PreparedInput prepare(Workflow workflow, FoundUnit unit, Path work, String mark, Duration timeout)
            throws UnusableInputException, IOException, InterruptedException;

    /**
     * What those may know of a unit who see its input, before it is prepared.
     *
     * @param workflow whose input is without identity
     * @param uid of the unit; empty if it has none
     * @param place of the unit
     * @throws IOException if the key of the pseudonyms cannot be read or made; the message says what to do
     */
    ShownUnit shown(Workflow workflow, String uid, String place) throws IOException;
}

package org.niffler.workflow.process;

import java.io.IOException;

/** Runs programs to their end, which comes at their timeout at the latest. May be used by several threads. */
public interface ChildProcesses {

    /** The environment variable that marks a child and all it starts. */
    String MARK = "NIFFLER_RUN";

    /**
     * Runs a program. What it prints is read to the end, and the last of it kept. When this returns, nothing that it has
     * started is left.
     *
     * @throws IOException if it cannot be started; the message says why and what to do
     * @throws InterruptedException if the thread is interrupted; nothing of it is left then
     */
    ChildEnd run(Child child) throws IOException, InterruptedException;

    /**
     * Ends what carries a mark, left over from a service that was killed.
     *
     * @return how many processes were ended
     */
    int endMarked(String mark);
}

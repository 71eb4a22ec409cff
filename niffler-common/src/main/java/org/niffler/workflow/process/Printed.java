package org.niffler.workflow.process;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/** What a program prints, read as long as it does. */
final class Printed implements Closeable {

    /** For what is still in the pipes when nothing is left to fill them; more only passes if somebody could not be ended. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TailReader output;
    private final TailReader error;

    Printed(Process process) {
        this.output = TailReader.start(process.getInputStream(), "output of " + process.pid());
        this.error = TailReader.start(process.getErrorStream(), "errors of " + process.pid());
    }

    String output() throws InterruptedException {
        return output.text(PATIENCE);
    }

    String error() throws InterruptedException {
        return error.text(PATIENCE);
    }

    @Override
    public void close() throws IOException {
        output.close();
        error.close();
    }
}

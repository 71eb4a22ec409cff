package org.niffler.workflow.process;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Reads what a program prints to its end, so that it is never held up, and keeps the last of it. */
final class TailReader {

    private static final int KEPT = 64 * 1024;
    private static final int CHUNK = 64 * 1024;

    private final Tail tail = new Tail(KEPT);
    private final InputStream in;
    private final Thread thread;

    private TailReader(InputStream in, String name) {
        this.in = in;
        this.thread = new Thread(this::read, name);
        thread.setDaemon(true);
    }

    static TailReader start(InputStream in, String name) {
        TailReader reader = new TailReader(in, name);
        reader.thread.start();
        return reader;
    }

    private void read() {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                tail.add(chunk, length);
            }
        } catch (IOException e) {
            // The stream was closed: its program has been ended, and what it said until then is kept.
            return;
        }
    }

    /**
     * The last that it printed. Whoever holds the other end of the pipe and could not be ended is not waited for.
     *
     * @param patience how long the rest may take to arrive
     */
    String text(Duration patience) throws InterruptedException {
        thread.join(patience.toMillis());
        return tail.text();
    }

    /** Gives the pipe back; a reader that somebody keeps waiting ends with that somebody. */
    void close() throws IOException {
        in.close();
    }
}

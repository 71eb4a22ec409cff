package org.niffler.app.deidentify;

import java.io.Closeable;
import java.io.IOException;

/** Takes down what was replaced by what, for those who may undo it. For one thread at a time. */
public interface Reidentification extends Closeable {

    /** What an identifier identifies. */
    enum Level {
        PATIENT,
        STUDY,
        SERIES,
        INSTANCE
    }

    /**
     * Notes a pair, if it is not noted yet.
     *
     * @throws IOException if it cannot be written
     */
    void add(Level level, String original, String replacement) throws IOException;

    /** All pairs are there. */
    void complete() throws IOException;

    /** Notes nothing. */
    static Reidentification none() {
        return new Reidentification() {
            @Override
            public void add(Level level, String original, String replacement) {
                // Nobody wants to know.
            }

            @Override
            public void complete() {
                // There is nothing to complete.
            }

            @Override
            public void close() {
                // There is nothing to close.
            }
        };
    }
}

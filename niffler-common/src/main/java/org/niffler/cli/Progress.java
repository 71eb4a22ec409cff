package org.niffler.cli;

/** How far a run has come. Threads may share one. Closing it reports the end. */
public interface Progress extends AutoCloseable {

    /** For a run whose length is not known beforehand. */
    long UNKNOWN_TOTAL = -1;

    /** Says that n more items are finished, well or badly. */
    void step(long n);

    /** Says something in between, such as that the run waits for the night. */
    void message(String text);

    @Override
    void close();
}

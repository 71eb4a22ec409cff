package org.niffler.meta.workflow;

import java.io.IOException;

/** Takes note of series that arrive, so that workflows are asked about them. May be used by several threads. */
public interface SeriesNotes {

    /** Where there are no workflows. */
    SeriesNotes NONE = new SeriesNotes() {
        @Override
        public void arriving(String series) {}

        @Override
        public void complete(String series) {}
    };

    /**
     * The first instance of a series has arrived, or the first after it was complete.
     *
     * @param series its folder, relative to the storage folder, with slashes
     * @throws IOException if that cannot be written down
     */
    void arriving(String series) throws IOException;

    /**
     * Nothing of a series has arrived for a while.
     *
     * @throws IOException if that cannot be written down
     */
    void complete(String series) throws IOException;
}

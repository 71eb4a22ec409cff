package org.niffler.app.report.plot;

import java.io.IOException;
import java.util.List;
import org.niffler.app.scanner.ScannerDay;

/** Where a utilization result comes from, a day after the other, so that a year need not fit into memory. */
@FunctionalInterface
public interface UtilizationSource {

    /**
     * Hands over every day that there is, in the order of time.
     *
     * @throws IOException if the result cannot be read, or the taker cannot go on
     */
    void read(Taker taker) throws IOException;

    /** Takes the days. */
    @FunctionalInterface
    interface Taker {

        /**
         * Takes a day.
         *
         * @param scanners of one and the same day, later than the one before; an empty list is no day
         */
        void take(List<ScannerDay> scanners) throws IOException;
    }
}

package org.niffler.cold.cli;

import java.util.function.Consumer;
import org.niffler.cold.retrieve.RowResult;
import org.niffler.cold.retrieve.RunEnd;

/** Carries an extraction out; what the commands need of the wiring. */
public interface Extractor {

    /**
     * Checks everything that can be checked beforehand, then retrieves.
     *
     * @param results told of each row as it ends, one call at a time
     * @throws org.niffler.cli.CliException if a check fails; nothing was asked of the PACS but a C-ECHO then
     */
    Ended run(ExtractionSettings settings, Consumer<RowResult> results) throws InterruptedException;

    /**
     * How a run ended.
     *
     * @param series how many series were listed, where the run counts them
     * @param unasked how many instances arrived of studies that were not being retrieved
     */
    record Ended(RunEnd end, long series, long unasked) {}

    /** Ends the run soon, from another thread; returns at once. */
    void stop();
}

package org.niffler.cold.cli;

import java.util.Optional;
import java.util.function.Consumer;
import org.niffler.cold.retrieve.RowResult;
import org.niffler.cold.retrieve.RunEnd;
import org.niffler.workflow.run.WorkflowBatch;

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
     * @param runs of the workflow on what was retrieved; empty if there is none
     */
    record Ended(RunEnd end, long series, long unasked, Optional<WorkflowBatch.Totals> runs) {}

    /** Ends the run soon, from another thread; returns at once. */
    void stop();
}

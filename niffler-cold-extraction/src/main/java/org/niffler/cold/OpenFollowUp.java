package org.niffler.cold;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.niffler.cold.cli.ExtractionSettings;
import org.niffler.cold.retrieve.StudyFollowUp;
import org.niffler.dicom.net.DicomNode;
import org.niffler.workflow.input.ToolJars;
import org.niffler.workflow.run.WorkflowBatch;
import org.niffler.workflow.run.WorkflowParts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The workflow that is run on what is retrieved, if there is one; open as long as the extraction. */
final class OpenFollowUp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenFollowUp.class);

    private static final Duration STOPPING = Duration.ofSeconds(10);

    private final Optional<WorkflowBatch> batch;

    private OpenFollowUp(Optional<WorkflowBatch> batch) {
        this.batch = batch;
    }

    /**
     * Opens it, goes on with what an earlier extraction has left, and tries again what has failed in one.
     *
     * @param node that it forwards from
     * @param stop ends it when it completes
     * @throws IOException if what must be remembered cannot be read or written
     */
    static OpenFollowUp open(
            Optional<ExtractionSettings.FollowUp> settings, DicomNode node, CompletableFuture<Void> stop, Clock clock)
            throws IOException {
        if (settings.isEmpty()) {
            return new OpenFollowUp(Optional.empty());
        }
        ExtractionSettings.FollowUp followUp = settings.get();
        WorkflowParts.Means means = new WorkflowParts.Means(
                ToolJars.beside(Main.class).with(followUp.pngExtractionJar(), followUp.appLayerJar()),
                followUp.key(),
                node,
                followUp.mail(),
                System.getenv());
        WorkflowBatch batch = WorkflowBatch.open(
                followUp.workflow(),
                followUp.state(),
                followUp.output(),
                site -> WorkflowParts.of(site, means, clock),
                clock);
        OpenFollowUp open = new OpenFollowUp(Optional.of(batch));
        try {
            batch.start(run -> {});
            stop.thenRun(open::stop);
            batch.offerFailed(); // their studies are not retrieved, and so not offered, once more
            return open;
        } catch (IOException | RuntimeException e) {
            batch.close();
            throw e;
        }
    }

    /** What takes complete studies. */
    StudyFollowUp studies() {
        return batch.<StudyFollowUp>map(ThenRuns::new).orElse(StudyFollowUp.NONE);
    }

    /** Waits until all runs have ended, or it is stopped; empty if there is no workflow. */
    Optional<WorkflowBatch.Totals> await() throws IOException, InterruptedException {
        if (batch.isEmpty()) {
            return Optional.empty();
        }
        long left = batch.get().totals().left();
        if (left > 0) {
            LOG.info("{} runs of the workflow are waited for", left);
        }
        batch.get().awaitEnd();
        return Optional.of(batch.get().totals());
    }

    private void stop() {
        try {
            batch.orElseThrow().stop(STOPPING);
        } catch (IOException e) {
            LOG.warn("the runs of the workflow could not be ended in order: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        if (batch.isPresent()) {
            batch.get().close();
        }
    }
}

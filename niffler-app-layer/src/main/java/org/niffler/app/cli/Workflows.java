package org.niffler.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.niffler.dicom.AeTitle;
import org.niffler.notify.MailSettings;
import org.niffler.workflow.Workflow;
import org.niffler.workflow.run.WorkflowBatch;

/** Makes what carries workflows out. */
public interface Workflows {

    /**
     * How it is done.
     *
     * @param state what must be remembered
     * @param key of the pseudonyms
     * @param callingAet ours, where images are forwarded
     */
    record Means(
            Path state,
            Path output,
            Optional<Path> pngExtractionJar,
            Optional<Path> appLayerJar,
            Path key,
            AeTitle callingAet,
            Optional<MailSettings> mail) {}

    /** A batch, with what it needs. */
    interface Open extends AutoCloseable {

        WorkflowBatch batch();

        @Override
        void close() throws IOException;
    }

    /**
     * Opens a batch, which begins nothing before it is started.
     *
     * @throws org.niffler.progress.RunLockedException if it is open elsewhere
     * @throws IOException if what must be remembered cannot be read or written
     */
    Open open(Workflow workflow, Means means) throws IOException;
}

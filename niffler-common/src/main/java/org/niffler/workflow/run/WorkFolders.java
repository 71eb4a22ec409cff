package org.niffler.workflow.run;

import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folders in which the inputs of runs are prepared, for the engine's user only. Programs see their names. */
final class WorkFolders {

    private static final Logger LOG = LoggerFactory.getLogger(WorkFolders.class);

    private final Path root;
    private final SecretNames names;

    WorkFolders(Path root, SecretNames names) {
        this.root = root;
        this.names = names;
    }

    /** An empty folder for an attempt. */
    Path begin(Run run) throws IOException {
        PrivateFiles.remove(folder(run));
        return PrivateFiles.folder(folder(run));
    }

    /** Removes it; what cannot be removed now is, before the next attempt or at the next start. */
    void end(Run run) {
        try {
            PrivateFiles.remove(folder(run));
        } catch (IOException e) {
            LOG.warn(
                    "workflow {}, {}: its work folder cannot be removed ({})",
                    run.workflow(),
                    RunNames.shown(run.unit()),
                    e.getClass().getSimpleName());
        }
    }

    /** Removes all of them, when no run works. */
    void clear() throws IOException {
        PrivateFiles.remove(root);
        PrivateFiles.folder(root);
    }

    /** Marks the processes of a run: the same after a restart, and another one for another state folder. */
    String mark(Run run) {
        return names.name("mark", root.toAbsolutePath() + "\n" + run.id());
    }

    private Path folder(Run run) {
        return root.resolve(names.name("work", run.id()));
    }
}

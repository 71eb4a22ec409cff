package org.niffler.workflow;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.niffler.workflow.WorkflowsInForce.Standing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workflows of a folder, one JSON file each, as they are now: {@link #refresh} takes over what was added, changed or
 * removed meanwhile. A workflow whose file is no longer in order stays in force as it was before. May be used by several
 * threads.
 */
public final class WorkflowFolder {

    private static final Logger LOG = LoggerFactory.getLogger(WorkflowFolder.class);
    private static final String FILES = "*.json";

    private final Path folder;
    private final WorkflowLog log = new WorkflowLog(LOG);
    private String lastFailure = "";
    private volatile WorkflowsInForce now = WorkflowsInForce.NONE;

    private WorkflowFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Reads the workflows of a folder; what is wrong is logged, and the others work. Without the folder there are none. */
    public static WorkflowFolder open(Path folder) {
        WorkflowFolder workflows = new WorkflowFolder(folder);
        workflows.refresh();
        return workflows;
    }

    /** Looks for changes; if the folder cannot be read now, what was in force stays. */
    public synchronized void refresh() {
        try {
            Map<Path, WorkflowReading> readings = read();
            lastFailure = "";
            WorkflowsInForce next = now.after(readings);
            log.tell(now, next);
            now = next;
        } catch (IOException e) {
            tellOnce(e.getClass().getSimpleName());
        }
    }

    /** The workflows in force, in the order of their files' names. */
    public List<Workflow> current() {
        return now.workflows();
    }

    /** The workflow in force that has a name. */
    public Optional<Workflow> find(String name) {
        return now.workflows().stream()
                .filter(workflow -> workflow.name().equals(name))
                .findFirst();
    }

    /** All that is wrong with the files as they are now. */
    public List<WorkflowProblem> problems() {
        return now.standings().values().stream()
                .flatMap(standing -> standing.problems().stream())
                .toList();
    }

    private Map<Path, WorkflowReading> read() throws IOException {
        Map<Path, WorkflowReading> readings = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, FILES)) {
            for (Path file : files) {
                if (!Files.isHidden(file) && Files.isRegularFile(file)) {
                    read(file).ifPresent(reading -> readings.put(file, reading));
                }
            }
        } catch (NoSuchFileException e) {
            if (!now.standings().isEmpty()) {
                throw e; // its disk may be away for a while; what waits must not be given up for that
            }
            return Map.of(); // no folder, no workflows
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return readings;
    }

    /** What a file says; what it said before if it is being written just now, and nothing if it was not there then. */
    private Optional<WorkflowReading> read(Path file) {
        Optional<WorkflowReading> before =
                Optional.ofNullable(now.standings().get(file)).map(Standing::reading);
        if (before.filter(WorkflowReading::isCurrent).isPresent()) {
            return before;
        }
        WorkflowReading reading = WorkflowReading.of(file);
        return reading.isCurrent() ? Optional.of(reading) : before;
    }

    private void tellOnce(String failure) {
        if (!failure.equals(lastFailure)) {
            LOG.warn("the workflows in {} cannot be read now ({}); those read before stay in force", folder, failure);
            lastFailure = failure;
        }
    }
}

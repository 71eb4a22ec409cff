package org.niffler.app.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.niffler.workflow.WorkUnit;
import org.niffler.workflow.Workflow;
import org.niffler.workflow.match.FolderUnits;
import org.niffler.workflow.match.HeaderMatching;
import org.niffler.workflow.run.WorkflowBatch;

/** Finds what a workflow takes in a folder. */
public final class FolderRuns {

    private final Workflow workflow;
    private final Optional<Set<String>> studies;

    /** @param studies the StudyInstanceUIDs of those that may be taken; empty means all */
    public FolderRuns(Workflow workflow, Optional<Set<String>> studies) {
        this.workflow = workflow;
        this.studies = studies;
    }

    /**
     * What was found.
     *
     * @param units series, or studies for a workflow by study, that may be taken
     * @param files all DICOM files whose header can be read
     * @param damaged DICOM files whose header cannot
     * @param others files that are no instances
     * @param unreadableFolders folders that could not be looked into
     * @param absent how many of the studies that may be taken are not there
     */
    public record Found(
            List<FolderUnits.Group> units,
            long files,
            long damaged,
            long others,
            long unreadableFolders,
            long absent) {}

    /** @throws IOException if it is no folder or cannot be looked into */
    public Found find(Path folder) throws IOException {
        FolderUnits all = FolderUnits.of(folder);
        List<FolderUnits.Group> units = workflow.unit() == WorkUnit.STUDY ? all.studies() : all.series();
        return new Found(
                units.stream().filter(this::isWanted).toList(),
                all.series().stream().mapToLong(group -> group.files().size()).sum(),
                all.damaged().size(),
                all.others(),
                all.unreadableFolders(),
                absent(all));
    }

    private long absent(FolderUnits all) {
        Set<String> absent = new HashSet<>(studies.orElse(Set.of()));
        all.series().forEach(series -> absent.remove(series.studyInstanceUid()));
        return absent.size();
    }

    private boolean isWanted(FolderUnits.Group group) {
        return studies.map(wanted -> wanted.contains(group.studyInstanceUid())).orElse(true);
    }

    /** How many runs there would be. */
    public long count(Found found) throws IOException {
        HeaderMatching matching = new HeaderMatching();
        long runs = 0;
        for (FolderUnits.Group group : found.units()) {
            runs += matching.of(List.of(workflow), group.files())
                    .getOrDefault(workflow, List.of())
                    .size();
        }
        return runs;
    }

    /**
     * Gives a batch everything that was found, and returns when all runs have ended, or the batch is stopped and at rest.
     *
     * @throws IOException if a file cannot be read, or what is to be run not be written down
     */
    public void run(Found found, WorkflowBatch batch) throws IOException, InterruptedException {
        boolean isStopped = false;
        for (Iterator<FolderUnits.Group> groups = found.units().iterator(); groups.hasNext() && !isStopped; ) {
            isStopped = !batch.offer(List.of(groups.next().files()));
        }
        batch.awaitEnd();
    }
}

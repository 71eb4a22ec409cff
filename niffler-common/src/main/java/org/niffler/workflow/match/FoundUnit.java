package org.niffler.workflow.match;

import java.nio.file.Path;
import java.util.List;
import org.niffler.workflow.WorkUnit;

/**
 * A unit that a workflow takes.
 *
 * @param studyInstanceUid empty if the files have none; so are the others
 * @param seriesInstanceUid of its first instance, if it is a study
 * @param sopInstanceUid empty unless it is an instance
 * @param files all of it, in the order of their names
 */
public record FoundUnit(
        WorkUnit kind, String studyInstanceUid, String seriesInstanceUid, String sopInstanceUid, List<Path> files) {

    public FoundUnit {
        files = List.copyOf(files);
    }
}

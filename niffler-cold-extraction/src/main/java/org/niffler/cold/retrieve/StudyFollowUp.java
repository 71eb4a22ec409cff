package org.niffler.cold.retrieve;

import java.io.IOException;
import java.util.List;
import org.niffler.dicom.file.StoredInstance;

/** What is done with a study once it is complete and safe on the disk, before it counts as done. For several threads. */
@FunctionalInterface
public interface StudyFollowUp {

    /** Nothing is. */
    StudyFollowUp NONE = instances -> {};

    /**
     * Takes over a complete study; returns before anything is done with it.
     *
     * @throws IOException if that cannot be written down; the study counts as not retrieved then
     */
    void complete(List<StoredInstance> instances) throws IOException;
}

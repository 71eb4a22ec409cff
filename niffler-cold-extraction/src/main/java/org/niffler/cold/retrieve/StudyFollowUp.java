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
     * @throws InterruptedException if nothing is taken over any more, as the run is stopped; so it does then
     */
    void complete(List<StoredInstance> instances) throws IOException, InterruptedException;
}

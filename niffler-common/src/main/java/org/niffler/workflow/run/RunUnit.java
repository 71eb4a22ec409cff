package org.niffler.workflow.run;

import org.niffler.workflow.WorkUnit;

/**
 * What a run is about.
 *
 * @param place the folder of the series or study, or the file of the instance, as whoever offers it names it
 * @param studyInstanceUid empty if unknown; so are the others
 * @param sopInstanceUid empty unless it is an instance
 * @param instances how many there were when it was offered: one that has grown is run again
 */
public record RunUnit(
        WorkUnit kind,
        String place,
        String studyInstanceUid,
        String seriesInstanceUid,
        String sopInstanceUid,
        long instances) {}

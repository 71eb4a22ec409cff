package org.niffler.testkit.demo;

import java.util.List;

/**
 * What became of the radiographs that the workflow took.
 *
 * @param series that it should take
 * @param succeeded how many runs did
 * @param failed how many did not: those of images that are held back
 * @param overlays pictures with the boxes of the detector, relative to the folder of the demonstration; best score first
 * @param perfect whether all is as it should be
 */
record DetectorRuns(int series, long succeeded, long failed, List<Overlay> overlays, boolean perfect) {

    DetectorRuns {
        overlays = List.copyOf(overlays);
    }

    /** A picture, and the score of the detector for its run. */
    record Overlay(String file, double score) {}
}

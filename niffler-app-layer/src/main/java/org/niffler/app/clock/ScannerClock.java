package org.niffler.app.clock;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How the clock of a scanner is set.
 *
 * @param scanner its DeviceSerialNumber
 * @param modalities of its studies
 * @param misconfigured whether the median shift is larger than is allowed, whatever the cause
 */
public record ScannerClock(
        String scanner,
        String manufacturer,
        String model,
        SortedSet<String> modalities,
        ShiftStatistics shifts,
        boolean misconfigured,
        Diagnosis diagnosis) {

    public ScannerClock {
        modalities = Collections.unmodifiableSortedSet(new TreeSet<>(modalities));
    }
}

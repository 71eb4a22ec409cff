package org.niffler.dicom.file;

import java.nio.file.Path;

/**
 * An instance that is whole on disk under its final name.
 *
 * @param studyInstanceUid as its data set says; empty if it does not say
 * @param seriesInstanceUid as its data set says; empty if it does not say
 * @param path absolute
 * @param bytes the size of the file
 * @param replaced whether the same instance was there before
 */
public record StoredInstance(
        String studyInstanceUid,
        String seriesInstanceUid,
        String sopInstanceUid,
        Path path,
        long bytes,
        boolean replaced) {}

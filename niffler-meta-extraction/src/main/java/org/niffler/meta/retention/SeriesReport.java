package org.niffler.meta.retention;

import java.time.Duration;
import java.util.Optional;

/**
 * What became of one series. Show the SeriesInstanceUID; the folder's name tells the PatientID.
 *
 * @param folder relative to the storage folder, with slashes
 * @param content empty if the folder was not looked into
 * @param age since its last instance came or it was extracted, whichever is later
 */
public record SeriesReport(
        String seriesInstanceUid, String folder, Optional<FolderContent> content, Duration age, Fate fate) {}

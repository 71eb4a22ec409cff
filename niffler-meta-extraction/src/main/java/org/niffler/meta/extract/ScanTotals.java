package org.niffler.meta.extract;

/**
 * What a scan has found and written.
 *
 * @param files in the folder
 * @param instances DICOM files among them
 * @param others which are no DICOM files
 * @param unreadable DICOM files whose header cannot be read, and files that cannot be opened
 * @param series that the instances belong to
 * @param documents that the store has acknowledged
 * @param refused documents that the store does not take
 */
public record ScanTotals(
        long files, long instances, long others, long unreadable, long series, long documents, long refused) {}

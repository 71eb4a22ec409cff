package org.niffler.png.table;

import java.util.Optional;

/**
 * What became of one input file. It prints nothing that may identify a patient.
 *
 * @param source the file, relative to DICOMHome, with {@code /}
 * @param outcome how it ended
 * @param row its row in metadata.csv, if it gets one
 */
public record FileRecord(String source, FileOutcome outcome, Optional<MetadataRow> row) {

    public FileRecord {
        if (source.isEmpty()) {
            throw new IllegalArgumentException("The record of a file needs the file's path.");
        }
    }

    @Override
    public String toString() {
        return "FileRecord[" + outcome.getClass().getSimpleName() + "]";
    }
}

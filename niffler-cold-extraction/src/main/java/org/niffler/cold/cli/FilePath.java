package org.niffler.cold.cli;

import java.util.Optional;
import org.niffler.cold.report.StudyTable;
import org.niffler.dicom.file.StoragePath;

/** What {@code FilePath} says: where instances go, or that studies are listed only. */
record FilePath(StoragePath template, Optional<StudyTable> listing) {

    /** @throws IllegalArgumentException if it is neither a template nor one of the two words */
    static FilePath parse(String text) {
        return switch (text) {
            case "CFIND-ONLY" -> listing(StudyTable.ONLY);
            case "CFIND-DETAILED" -> listing(StudyTable.DETAILED);
            default -> new FilePath(StoragePath.parse(text), Optional.empty());
        };
    }

    private static FilePath listing(StudyTable table) {
        return new FilePath(StoragePath.parse(StoragePath.DEFAULT), Optional.of(table));
    }
}

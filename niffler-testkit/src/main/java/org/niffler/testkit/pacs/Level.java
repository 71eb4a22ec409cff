package org.niffler.testkit.pacs;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;

/** The query/retrieve levels with their unique keys (PS3.4 C.6). */
enum Level {
    PATIENT(Tag.PatientID),
    STUDY(Tag.StudyInstanceUID),
    SERIES(Tag.SeriesInstanceUID),
    IMAGE(Tag.SOPInstanceUID);

    private final int uniqueKey;

    Level(int uniqueKey) {
        this.uniqueKey = uniqueKey;
    }

    int uniqueKey() {
        return uniqueKey;
    }

    /** Identifies the entity at this level that an instance belongs to. */
    String entityOf(Attributes header) {
        return Stream.of(values())
                .filter(level -> level.ordinal() <= ordinal())
                .map(level -> header.getString(level.uniqueKey, ""))
                .collect(Collectors.joining("|"));
    }

    /** C.4.1.2.1: a hierarchical query names the unique keys of the levels above; the study root has no patients. */
    List<Level> above(boolean studyRoot) {
        return Stream.of(values())
                .filter(level -> level.ordinal() < ordinal())
                .filter(level -> !(studyRoot && level == PATIENT))
                .toList();
    }
}

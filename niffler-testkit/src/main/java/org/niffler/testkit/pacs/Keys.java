package org.niffler.testkit.pacs;

import java.util.Arrays;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.metric.ImageException;

/** The identifier of a query or retrieve request, checked as PS3.4 C.4 says. */
record Keys(Level level, boolean studyRoot, Attributes attributes) {

    private static final List<String> STUDY_ROOT = List.of(
            UID.StudyRootQueryRetrieveInformationModelFIND,
            UID.StudyRootQueryRetrieveInformationModelMOVE,
            UID.StudyRootQueryRetrieveInformationModelGET);

    private static final int IDENTIFIER_DOES_NOT_MATCH = 0xA900;

    static Keys of(Attributes command, Attributes identifier) throws ImageException {
        boolean studyRoot = STUDY_ROOT.contains(command.getString(Tag.AffectedSOPClassUID));
        Level level = level(identifier.getString(Tag.QueryRetrieveLevel, ""));
        if (studyRoot && level == Level.PATIENT) {
            throw refusal("the study root has no patient level");
        }
        for (Level above : level.above(studyRoot)) {
            if (!identifier.containsValue(above.uniqueKey())) {
                throw refusal("the unique key of level " + above + " is missing");
            }
        }
        return new Keys(level, studyRoot, identifier);
    }

    /** Retrieve requests name what they want by unique keys only (C.4.2.1.4.2). */
    Attributes uniqueKeys() {
        int[] unique = Arrays.stream(Level.values())
                .mapToInt(Level::uniqueKey)
                .sorted()
                .toArray();
        return new Attributes(attributes, unique);
    }

    void requireUniqueKey() throws ImageException {
        if (!attributes.containsValue(level.uniqueKey())) {
            throw refusal("the unique key of level " + level + " is missing");
        }
    }

    private static Level level(String text) throws ImageException {
        return Arrays.stream(Level.values())
                .filter(level -> level.name().equals(text.strip()))
                .findFirst()
                .orElseThrow(() -> refusal("no such query/retrieve level"));
    }

    private static ImageException refusal(String comment) {
        return new ImageException(IDENTIFIER_DOES_NOT_MATCH).setErrorComment(comment);
    }
}

package org.niffler.app.explorer.cohort;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.niffler.app.query.CohortQuery;
import org.niffler.dicom.DicomTag;

/**
 * What the documents of a group have of an attribute.
 *
 * @param values as a document tells them: an empty list if there is none, empty if the attribute is absent
 */
record GroupValue(Optional<List<String>> values) {

    private static final Pattern SEVERAL = Pattern.compile("\\\\");

    /** Of these a backslash is no delimiter but a character (PS3.5 6.2). */
    private static final Set<String> TEXTS = Set.of("ST", "LT", "UT", "UR");

    /** Reads the values of groups by one attribute. */
    record Reader(boolean isText) {

        GroupValue read(String shown) {
            return switch (shown) {
                case CohortQuery.ABSENT -> new GroupValue(Optional.empty());
                case CohortQuery.EMPTY -> new GroupValue(Optional.of(List.of()));
                default -> new GroupValue(Optional.of(isText ? List.of(shown) : List.of(SEVERAL.split(shown, -1))));
            };
        }
    }

    static Reader of(String attribute) {
        return new Reader(DicomTag.forKeyword(attribute)
                .map(DicomTag::vr)
                .filter(TEXTS::contains)
                .isPresent());
    }

    /** Those that are not empty, each once. */
    List<String> distinct() {
        return values.orElse(List.of()).stream()
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }
}

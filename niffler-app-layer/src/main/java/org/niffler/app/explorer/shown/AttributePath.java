package org.niffler.app.explorer.shown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.niffler.dicom.DicomTag;

/**
 * The attributes that the name of a field of documents leads through, the outermost first: {@code StudyDate}, {@code
 * 0x00080020}, {@code 0_RequestAttributesSequence_ScheduledProcedureStepID} as {@link org.niffler.metadata.DocumentMaker} makes
 * it, and what MongoDB reads as a path, {@code ImageType.0}.
 */
record AttributePath(List<DicomTag> tags) {

    private static final Pattern TAG = Pattern.compile("0[xX]([0-9A-Fa-f]{8})");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    /** No document has so many sequences within each other; to look at more takes time. */
    private static final int LONGEST = 1_000;

    AttributePath {
        tags = List.copyOf(tags);
    }

    /** Empty if a part of it names no attribute; so has a private attribute with its creator, which can be any text. */
    static Optional<AttributePath> parse(String name) {
        if (name.length() > LONGEST) {
            return Optional.empty();
        }
        List<DicomTag> tags = new ArrayList<>();
        for (String part : name.split("\\.", -1)) {
            boolean element = NUMBER.matcher(part).matches();
            if (element ? tags.isEmpty() : !addNested(part, tags)) {
                return Optional.empty();
            }
        }
        return Optional.of(new AttributePath(tags));
    }

    /** Number of the item, sequence, number, sequence, ..., and the element: keywords have no underscores. */
    private static boolean addNested(String name, List<DicomTag> tags) {
        String[] parts = name.split("_", -1);
        if (parts.length % 2 == 0) {
            return false;
        }
        for (int i = 0; i < parts.length; i++) {
            boolean item = i % 2 == 0 && i < parts.length - 1;
            if (item ? !NUMBER.matcher(parts[i]).matches() : !add(parts[i], tags)) {
                return false;
            }
        }
        return true;
    }

    private static boolean add(String name, List<DicomTag> tags) {
        Matcher number = TAG.matcher(name);
        Optional<DicomTag> tag = number.matches()
                ? Optional.of(new DicomTag(Integer.parseUnsignedInt(number.group(1), 16)))
                : DicomTag.forKeyword(name);
        tag.ifPresent(tags::add);
        return tag.isPresent();
    }
}

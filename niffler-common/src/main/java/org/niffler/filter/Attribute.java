package org.niffler.filter;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.niffler.dicom.DataElement;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.ElementValue;
import org.niffler.dicom.HeaderTags;
import org.niffler.dicom.Keywords;
import org.niffler.dicom.NearestKeyword;

/**
 * What a condition looks at. Written as in a profile, and named as in the documents that are made with one.
 *
 * @param name in documents
 * @param tag of a private attribute with a creator, the element number within the creator's block
 * @param creator who reserved the block of private elements (PS3.5 7.8.1), wherever it is; empty if the tag is the very tag
 */
record Attribute(String name, DicomTag tag, Optional<String> creator, Kind kind) {

    private static final Pattern TAG = Pattern.compile("0[xX]([0-9A-Fa-f]{8})");
    private static final Pattern WITH_CREATOR = Pattern.compile(TAG.pattern() + "\\s*,\\s*(\\S.*)");
    /** What is longer is not a misspelt one, and takes long to compare. */
    private static final int LONGEST_KEYWORD = 80;

    private static final String HOW =
            "Write a keyword of PS3.6, for example StudyDate, or a tag, for example 0x00080020.";

    /** @throws IllegalArgumentException if there is no such attribute, or none that has values; the message says what to do */
    static Attribute parse(String text) {
        Matcher withCreator = WITH_CREATOR.matcher(text);
        if (withCreator.matches()) {
            return ofCreator(text, tag(withCreator), withCreator.group(2).strip());
        }
        Matcher number = TAG.matcher(text);
        if (number.matches()) {
            DicomTag tag = tag(number);
            return checked(text, new Attribute(name(tag), tag, Optional.empty(), Kind.of(tag.vr())));
        }
        DicomTag tag = DicomTag.forKeyword(text).orElseThrow(() -> new IllegalArgumentException(unknown(text)));
        return checked(text, new Attribute(text, tag, Optional.empty(), Kind.of(tag.vr())));
    }

    private static Attribute ofCreator(String text, DicomTag tag, String creator) {
        int group = tag.value() >>> 16;
        if (group % 2 == 0 || group < 0x0009 || group == 0xFFFF) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" names a private creator, but its group is not for private"
                            + " attributes. Leave the creator out, or correct the tag.");
        }
        // MongoDB takes a dot for a path, so documents have an underscore.
        String name = name(tag) + "," + creator.replace('.', '_');
        return checked(text, new Attribute(name, tag, Optional.of(creator), Kind.UNKNOWN));
    }

    private static Attribute checked(String text, Attribute attribute) {
        if (!HeaderTags.isKept(attribute.tag)) {
            throw new IllegalArgumentException(
                    shown(text) + " " + HeaderTags.whyNot(attribute.tag) + ". Filter by another attribute.");
        }
        if (attribute.tag.vr().equals("SQ")) {
            throw new IllegalArgumentException(shown(text)
                    + " is a sequence, and filters do not look into sequences. Filter by another attribute.");
        }
        return attribute;
    }

    private static String unknown(String text) {
        String shown = shown(text);
        if (text.regionMatches(true, 0, "0x", 0, 2)) {
            return shown + " is no tag. Write 0x and eight hexadecimal digits, for example 0x00080020.";
        }
        Optional<String> sameLetters =
                Keywords.all().stream().filter(text::equalsIgnoreCase).findFirst();
        if (sameLetters.isPresent()) {
            return shown + " is no keyword of PS3.6, in which case matters. Write " + sameLetters.get() + ".";
        }
        Optional<String> nearest = text.length() > LONGEST_KEYWORD ? Optional.empty() : NearestKeyword.to(text);
        return shown + " is no keyword of PS3.6. "
                + nearest.map(keyword -> "Did you mean " + keyword + "?").orElse(HOW);
    }

    private static String shown(String text) {
        return "\"" + Token.shortened(text) + "\"";
    }

    private static DicomTag tag(Matcher parts) {
        return new DicomTag(Integer.parseUnsignedInt(parts.group(1), 16));
    }

    private static String name(DicomTag tag) {
        return String.format(Locale.ROOT, "0x%08X", tag.value());
    }

    /** Its values in a header, as a document of the header has them; empty if it is absent. */
    Optional<List<String>> in(DataSet header) {
        return creator.map(owner -> header.privateElement(tag.value() >>> 16, tag.value() & 0xFF, owner))
                .orElseGet(() -> header.element(tag))
                .flatMap(Attribute::texts);
    }

    private static Optional<List<String>> texts(DataElement element) {
        if (!element.vr().equals("SQ")) {
            return Optional.of(ElementValue.texts(element));
        }
        // Documents have what is in the items under other names, and this one only if there is nothing.
        boolean hasValue =
                element.items().stream().anyMatch(item -> !item.elements().isEmpty());
        return hasValue ? Optional.empty() : Optional.of(List.of());
    }

    /** As the language writes it. */
    @Override
    public String toString() {
        return creator.map(owner -> Quoting.quoted(name(tag) + "," + owner.replace("\\", "\\\\")))
                .orElse(name);
    }
}

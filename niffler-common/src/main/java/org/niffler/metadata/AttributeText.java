package org.niffler.metadata;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.HeaderTags;
import org.niffler.dicom.NearestKeyword;

/** How a profile writes an attribute: {@code StudyDate}, {@code 0x00080020} or {@code 0x00290110,SIEMENS CSA HEADER}. */
final class AttributeText {

    private static final Pattern TAG = Pattern.compile("0[xX]([0-9A-Fa-f]{4})([0-9A-Fa-f]{4})");
    private static final Pattern WITH_CREATOR = Pattern.compile(TAG.pattern() + "\\s*,\\s*(.*)");
    private static final Pattern NUMBER = Pattern.compile("(0[xX])?[0-9A-Fa-f]+.*|0[xX].*");

    /** Groups 0001H to 0007H and FFFFH have no private elements (PS3.5 7.8). */
    private static final int FIRST_PRIVATE_GROUP = 0x0009;

    private static final String HOW =
            "Write a keyword of PS3.6, for example PatientID, or a tag, for example 0x00100020.";

    private AttributeText() {}

    /** @throws IllegalArgumentException if it names no attribute of a data set; the message is for the profile's author */
    static ProfileAttribute parse(String text) {
        Matcher withCreator = WITH_CREATOR.matcher(text);
        if (withCreator.matches()) {
            return ofCreator(number(withCreator.group(1)), number(withCreator.group(2)), withCreator.group(3), text);
        }
        Matcher tag = TAG.matcher(text);
        if (tag.matches()) {
            DicomTag value = new DicomTag(number(tag.group(1)) << 16 | number(tag.group(2)));
            return new ProfileAttribute.Tagged(hex(value), checked(value, text));
        }
        DicomTag value = DicomTag.forKeyword(text).orElseThrow(() -> new IllegalArgumentException(unknown(text)));
        return new ProfileAttribute.Standard(text, checked(value, text));
    }

    private static ProfileAttribute ofCreator(int group, int element, String creator, String text) {
        if (group % 2 == 0 || group < FIRST_PRIVATE_GROUP || group == 0xFFFF) {
            throw new IllegalArgumentException("\"" + text + "\" names a private creator, but group " + hex4(group)
                    + " is not for private attributes. Leave the creator out, or correct the tag.");
        }
        if (creator.isEmpty()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" names no private creator behind the comma. Add it, or leave the comma out.");
        }
        DicomTag tag = checked(new DicomTag(group << 16 | 0x1000 | element & 0xFF), text);
        String name = hex(new DicomTag(group << 16 | element)) + "," + creator;
        return new ProfileAttribute.Private(fieldName(name), group, tag.value() & 0xFF, creator);
    }

    /** MongoDB reads a dot as a path into a document, and ends a name at NUL; a dollar is no matter but in front. */
    private static String fieldName(String name) {
        return name.replace('.', '_').replace('\0', '_');
    }

    private static DicomTag checked(DicomTag tag, String text) {
        if (!HeaderTags.isKept(tag)) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" " + HeaderTags.whyNot(tag) + ". Take it out of the profile.");
        }
        return tag;
    }

    private static String unknown(String text) {
        if (NUMBER.matcher(text).matches()) {
            return "\"" + text + "\" is no tag. Write 0x and eight hexadecimal digits, for example 0x00100020.";
        }
        return "\"" + text + "\" is no keyword of PS3.6. "
                + NearestKeyword.to(text)
                        .map(keyword -> "Did you mean " + keyword + "?")
                        .orElse(HOW);
    }

    private static int number(String hexadecimal) {
        return Integer.parseInt(hexadecimal, 16);
    }

    private static String hex(DicomTag tag) {
        return "0x" + hex4(tag.value() >>> 16) + hex4(tag.value() & 0xFFFF);
    }

    private static String hex4(int number) {
        return String.format(Locale.ROOT, "%04X", number);
    }
}

package org.niffler.png.table;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.niffler.dicom.DataElement;

/**
 * An element's value as the text of a cell. Several values are joined by the backslash that stands between them in DICOM:
 * where there can be several none contains one (PS3.5 6.2), so nothing is lost.
 */
final class ElementText {

    /** The most that a spreadsheet's cell holds. Longer values are tables and contours, which nobody reads in a cell. */
    static final int LONGEST = 32_767;

    private static final int LONGEST_UNKNOWN = 1024;

    /** Bytes and not text: PS3.5 6.2, "Other". */
    private static final Set<String> BULK = Set.of("OB", "OD", "OF", "OL", "OV", "OW");

    private ElementText() {}

    /** Empty if the element has no place in a table: bulk data, and what is of an unknown representation and no text. */
    static Optional<String> of(DataElement element) {
        String vr = element.vr();
        if (BULK.contains(vr)) {
            return Optional.empty();
        }
        return (vr.equals("UN") ? ofUnknown(element) : Optional.of(String.join("\\", element.texts())))
                .map(PlainText::of)
                .map(text -> text.length() > LONGEST ? "[left out: " + text.length() + " characters]" : text);
    }

    /** Private values of implicit VR files are all of an unknown representation, though most of them are text. */
    private static Optional<String> ofUnknown(DataElement element) {
        byte[] bytes = element.bytes().orElse(new byte[0]);
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] == 0) {
            length--;
        }
        if (length > LONGEST_UNKNOWN) {
            return Optional.empty();
        }
        String text = new String(bytes, 0, length, StandardCharsets.US_ASCII).strip();
        boolean isText = text.chars().allMatch(c -> c >= ' ' && c <= '~');
        return isText ? Optional.of(text) : Optional.empty();
    }
}

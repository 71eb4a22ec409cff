package org.niffler.png.table;

import java.util.Locale;
import java.util.Optional;
import org.niffler.dicom.DicomTag;

/** Names of columns: an attribute's keyword, or {@code 0xGGGGEEEE} where PS3.6 gives this very tag none. */
final class ColumnName {

    private static final String HEX = "0x[0-9A-Fa-f]{8}";

    /** As the standard writes tags. */
    private static final String PAIR = "\\([0-9A-Fa-f]{4},[0-9A-Fa-f]{4}\\)";

    private ColumnName() {}

    /**
     * The keyword of PS3.6, as far as it names this tag alone: the overlay planes 6000, 6002 and so on share their
     * keywords (PS3.5 7.6), and two columns must not share a name.
     */
    static String of(DicomTag tag) {
        return keyword(tag).orElseGet(() -> String.format(Locale.ROOT, "0x%08X", tag.value()));
    }

    private static Optional<String> keyword(DicomTag tag) {
        return tag.isPrivate()
                ? Optional.empty()
                : Optional.ofNullable(tag.keyword())
                        .filter(keyword -> !keyword.isEmpty())
                        .filter(keyword -> DicomTag.forKeyword(keyword).equals(Optional.of(tag)));
    }

    /** The tag that a name of an attribute means; empty if it means none. */
    static Optional<DicomTag> tag(String name) {
        if (name.matches(HEX)) {
            return Optional.of(new DicomTag(Integer.parseUnsignedInt(name.substring(2), 16)));
        }
        return name.matches(PAIR)
                ? Optional.of(new DicomTag(Integer.parseUnsignedInt(name.replaceAll("[(),]", ""), 16)))
                : DicomTag.forKeyword(name);
    }
}

package org.niffler.metadata;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.niffler.dicom.DicomTag;

/** The names of elements within sequences: the keyword, or {@code 0xGGGGEEEE} where PS3.6 gives this very tag none. */
final class ElementNames {

    /** More than PS3.6 has: what hostile files invent is not kept. */
    private static final int MOST_NAMES = 10_000;

    private final Map<DicomTag, String> names = new ConcurrentHashMap<>();

    String of(DicomTag tag) {
        String known = names.get(tag);
        if (known != null) {
            return known;
        }
        String name = keyword(tag).orElseGet(() -> String.format(Locale.ROOT, "0x%08X", tag.value()));
        if (names.size() < MOST_NAMES) {
            names.put(tag, name);
        }
        return name;
    }

    /** Repeating groups share their keywords (PS3.5 7.6), and two elements must not share a name. */
    private static Optional<String> keyword(DicomTag tag) {
        return tag.isPrivate()
                ? Optional.empty()
                : Optional.ofNullable(tag.keyword())
                        .filter(keyword -> !keyword.isEmpty())
                        .filter(keyword -> DicomTag.forKeyword(keyword).equals(Optional.of(tag)));
    }
}

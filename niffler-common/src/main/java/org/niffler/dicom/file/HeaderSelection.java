package org.niffler.dicom.file;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.niffler.dicom.DicomTag;

/**
 * Which elements of a header are read. A sequence is read with all that its items hold.
 *
 * @param wanted asked for each element at the top level
 * @param last the last tag that may be wanted; reading ends behind it, so that pixel data is not touched
 */
public record HeaderSelection(Predicate<DicomTag> wanted, DicomTag last) {

    /** Nothing but the character set. */
    public static final HeaderSelection NOTHING = of(Set.of());

    /** These elements, and the character set of their text. */
    public static HeaderSelection of(Collection<DicomTag> tags) {
        TreeSet<DicomTag> all = new TreeSet<>(tags);
        all.add(DicomTag.SPECIFIC_CHARACTER_SET);
        Set<DicomTag> set = all.stream().collect(Collectors.toUnmodifiableSet());
        return new HeaderSelection(set::contains, all.last());
    }

    /** What either of the two reads. */
    public HeaderSelection or(HeaderSelection other) {
        DicomTag later = last.compareTo(other.last) < 0 ? other.last : last;
        return new HeaderSelection(wanted.or(other.wanted), later);
    }
}

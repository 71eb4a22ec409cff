package org.niffler.metadata;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.niffler.dicom.DicomTag;

/**
 * The elements of a header that documents of some profiles need: their attributes, the creators of private ones, and what
 * documents are identified and their text decoded by. Asked for each element of each arriving instance, hence bits, and
 * nothing is made by asking. Not changed after it is made.
 */
public final class WantedElements implements Predicate<DicomTag> {

    private static final int ELEMENTS = 0x10000;
    private static final int FIRST_BLOCK = 0x10;
    private static final int LAST_BLOCK = 0xFF;

    private static final Set<DicomTag> ALWAYS = Set.of(
            DicomTag.SPECIFIC_CHARACTER_SET,
            DicomTag.SOP_INSTANCE_UID,
            DicomTag.PATIENT_ID,
            DicomTag.STUDY_INSTANCE_UID,
            DicomTag.SERIES_INSTANCE_UID,
            DicomTag.INSTANCE_NUMBER);

    /** By group; most data sets have some twenty groups, profiles fewer. */
    private final BitSet[] groups = new BitSet[ELEMENTS];

    private final DicomTag last;

    public WantedElements(Collection<MetadataProfile> profiles) {
        TreeSet<DicomTag> tags = new TreeSet<>(ALWAYS);
        profiles.stream()
                .flatMap(profile -> profile.attributes().stream())
                .flatMap(WantedElements::tags)
                .forEach(tags::add);
        Map<Integer, BitSet> wanted = new HashMap<>();
        for (DicomTag tag : tags) {
            wanted.computeIfAbsent(tag.value() >>> 16, group -> new BitSet()).set(tag.value() & 0xFFFF);
        }
        wanted.forEach((group, elements) -> groups[group] = elements);
        last = tags.last();
    }

    private static Stream<DicomTag> tags(ProfileAttribute attribute) {
        if (attribute instanceof ProfileAttribute.Standard standard) {
            return Stream.of(standard.tag());
        }
        if (attribute instanceof ProfileAttribute.Private inBlock) {
            // PS3.5 7.8.1: any of the blocks 10H to FFH may be the creator's; which one is known when it has been read.
            return Stream.iterate(FIRST_BLOCK, block -> block <= LAST_BLOCK, block -> block + 1)
                    .flatMap(block -> Stream.of(
                            new DicomTag(inBlock.group() << 16 | block),
                            new DicomTag(inBlock.group() << 16 | block << 8 | inBlock.element())));
        }
        DicomTag tag = ((ProfileAttribute.Tagged) attribute).tag();
        DicomTag creator = new DicomTag(tag.value() & 0xFFFF0000 | tag.value() >>> 8 & 0xFF);
        // Its value representation may be known by its creator, where the file does not say it (PS3.5 6.2.2).
        return creator.isPrivateCreator() ? Stream.of(tag, creator) : Stream.of(tag);
    }

    @Override
    public boolean test(DicomTag tag) {
        BitSet elements = groups[tag.value() >>> 16];
        return elements != null && elements.get(tag.value() & 0xFFFF);
    }

    /** The last that may be wanted; what stands behind it in a data set need not be read. */
    public DicomTag last() {
        return last;
    }
}

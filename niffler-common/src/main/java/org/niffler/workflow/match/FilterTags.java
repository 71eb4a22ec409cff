package org.niffler.workflow.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.file.HeaderSelection;

/** Which elements of a header filters look at, by the names of their attributes. */
final class FilterTags {

    /** A tag, perhaps with the creator of its block: 0x0019100C or 0x0019000C,SIEMENS MR HEADER. */
    private static final Pattern TAG = Pattern.compile("0[xX]([0-9A-Fa-f]{8})(,.+)?", Pattern.DOTALL);

    /** The last group that filters may ask for, before the pixel data. */
    private static final DicomTag LAST = new DicomTag(0x7FDFFFFF);

    private FilterTags() {}

    /** The elements of these attributes; all that a filter may ask for, if one of them is named in a way we do not know. */
    static HeaderSelection of(Collection<String> attributes) {
        List<DicomTag> tags = new ArrayList<>();
        HeaderSelection selection = HeaderSelection.NOTHING;
        for (String name : attributes) {
            Matcher tag = TAG.matcher(name);
            if (tag.matches()) {
                selection = selection.or(byNumber(Integer.parseUnsignedInt(tag.group(1), 16), tag.group(2) != null));
            } else if (DicomTag.forKeyword(name).isPresent()) {
                tags.add(DicomTag.forKeyword(name).get());
            } else {
                return new HeaderSelection(every -> true, LAST);
            }
        }
        return selection.or(HeaderSelection.of(tags));
    }

    private static HeaderSelection byNumber(int tag, boolean anyBlock) {
        DicomTag wanted = new DicomTag(tag);
        if (!wanted.isPrivate()) {
            return HeaderSelection.of(List.of(wanted));
        }
        int group = tag >>> 16;
        // The creators too: they tell which block is whose (PS3.5 7.8.1), and the toolkit what is in an element.
        Predicate<DicomTag> creators = each -> each.isPrivateCreator() && each.value() >>> 16 == group;
        return anyBlock
                ? new HeaderSelection(creators.or(inAnyBlock(tag)), new DicomTag(group << 16 | 0xFFFF))
                : new HeaderSelection(creators.or(wanted::equals), wanted);
    }

    private static Predicate<DicomTag> inAnyBlock(int tag) {
        return each -> each.value() >>> 16 == tag >>> 16 && (each.value() & 0xFF) == (tag & 0xFF);
    }
}

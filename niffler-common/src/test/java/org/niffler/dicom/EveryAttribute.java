package org.niffler.dicom;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/** Data sets that have every attribute of the toolkit's PS3.6, each with the same value, whether it fits or not. */
public final class EveryAttribute {

    private static final Set<VR> NUMBERS = Set.of(VR.US, VR.SS, VR.UL, VR.SL, VR.FL, VR.FD, VR.AT);

    private EveryAttribute() {}

    /** With sequences of one item each, which holds all that is no sequence; and so down to this many levels. */
    public static DataSet withValue(String value, int levels) {
        Attributes attributes = withoutSequences(value);
        Attributes small = new Attributes();
        for (VR vr : List.of(VR.LO, VR.CS, VR.PN, VR.DS, VR.UN, VR.DA)) {
            small.setBytes(tagsOf(vr).get(0), vr, bytes(value));
        }
        for (int tag : tagsOf(VR.SQ)) {
            attributes.newSequence(tag, 1).add(new Attributes(small));
        }
        if (levels > 1) {
            attributes
                    .newSequence(Tag.PerFrameFunctionalGroupsSequence, 1)
                    .add(new Attributes(withValue(value, levels - 1).unwrap()));
        }
        return DataSet.wrap(attributes);
    }

    /** With each attribute in another value representation than its own. */
    public static DataSet inValueRepresentation(VR vr, String value) {
        Attributes attributes = new Attributes();
        for (int tag : tags()) {
            attributes.setBytes(tag, vr, bytes(value));
        }
        return DataSet.wrap(attributes);
    }

    private static Attributes withoutSequences(String value) {
        Attributes attributes = new Attributes();
        for (int tag : tags()) {
            VR vr = VR.valueOf(new DicomTag(tag).vr());
            if (vr != VR.SQ && !NUMBERS.contains(vr)) {
                attributes.setBytes(tag, vr, bytes(value));
            }
        }
        attributes.setBytes(0x00091001, VR.LO, bytes(value)); // private, its creator missing
        attributes.setBytes(0x00081F1F, VR.LO, bytes(value)); // not in PS3.6
        attributes.setBytes(0x00081F1D, VR.UN, bytes(value));
        attributes.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 100");
        return attributes;
    }

    private static byte[] bytes(String value) {
        return value.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static List<Integer> tagsOf(VR vr) {
        return tags().stream()
                .filter(tag -> new DicomTag(tag).vr().equals(vr.name()))
                .toList();
    }

    /** What the toolkit has constants for; of a repeating group the first one. */
    private static List<Integer> tags() {
        List<Integer> tags = new ArrayList<>();
        for (Field field : Tag.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == int.class) {
                int tag = constant(field);
                boolean delimiter = tag >>> 16 == 0xFFFE;
                if (!delimiter && (tag & 0xFFFF) != 0) {
                    tags.add(tag);
                }
            }
        }
        return tags;
    }

    private static int constant(Field field) {
        try {
            return field.getInt(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.niffler.dicom.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.aoju.bus.image.UID;

/** How a data set is encoded (PS3.5 7.1): whether value representations stand in it, and which byte of a number is first. */
record Encoding(boolean explicitVr, boolean bigEndian) {

    static final Encoding IMPLICIT_LITTLE = new Encoding(false, false);
    static final Encoding EXPLICIT_LITTLE = new Encoding(true, false);
    static final Encoding EXPLICIT_BIG = new Encoding(true, true);

    /** GE's own: implicit little endian, but for the pixel data. */
    static final String IMPLICIT_WITH_BIG_ENDIAN_PIXELS = "1.2.840.113619.5.2";

    private static final int ELEMENT_HEADER = 8;

    /** What a transfer syntax prescribes (PS3.5 A); all but four are explicit VR little endian. */
    static Encoding of(String transferSyntaxUid) {
        return switch (transferSyntaxUid) {
            case UID.ImplicitVRLittleEndian, IMPLICIT_WITH_BIG_ENDIAN_PIXELS -> IMPLICIT_LITTLE;
            case UID.ExplicitVRBigEndianRetired -> EXPLICIT_BIG;
            default -> EXPLICIT_LITTLE;
        };
    }

    /** The transfer syntax that encodes like this, without compression. */
    String transferSyntaxUid() {
        if (bigEndian) {
            return UID.ExplicitVRBigEndianRetired;
        }
        return explicitVr ? UID.ExplicitVRLittleEndian : UID.ImplicitVRLittleEndian;
    }

    /**
     * How the data set really is encoded, by its first element; in the field it is not always what the transfer syntax
     * says. This encoding, if the element does not tell.
     *
     * @param head its first bytes
     * @param remaining how many bytes the data set has
     */
    Encoding confirmedBy(ByteBuffer head, long remaining) {
        if (head.remaining() < ELEMENT_HEADER) {
            return this;
        }
        boolean vrThere = ValueRepresentations.isKnown(head, 4);
        int little = group(head, ByteOrder.LITTLE_ENDIAN);
        int big = group(head, ByteOrder.BIG_ENDIAN);
        if (vrThere && little != big) {
            // Groups at the start of a data set are small numbers: swapped, they are large.
            boolean swapped = big < little;
            boolean isExplicit = explicitVr || implicitLength(head, swapped) > remaining;
            return new Encoding(isExplicit, isExplicit && swapped);
        }
        return new Encoding(explicitVr && vrThere, bigEndian && vrThere);
    }

    /** How a data set that nothing announces is encoded; empty if this is the start of no data set. */
    static Optional<Encoding> guess(ByteBuffer head, long remaining) {
        if (head.remaining() < ELEMENT_HEADER) {
            return Optional.empty();
        }
        for (boolean bigEndian : new boolean[] {false, true}) {
            ByteOrder order = bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            if (isFirstTag(group(head, order), head.order(order).getShort(2) & 0xFFFF)) {
                if (ValueRepresentations.isKnown(head, 4)) {
                    return Optional.of(new Encoding(true, bigEndian));
                }
                long length = implicitLength(head, bigEndian);
                if (!bigEndian && length <= remaining - ELEMENT_HEADER && length % 2 == 0) {
                    return Optional.of(IMPLICIT_LITTLE);
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a data set may begin with it: a group length, or an element that PS3.6 knows, of the first groups. */
    private static boolean isFirstTag(int group, int element) {
        boolean firstGroup = group == 0x0002 || group == 0x0008 || group == 0x0010 || group == 0x0020;
        return firstGroup && (element == 0 || ValueRepresentations.isStandard(group << 16 | element));
    }

    private static int group(ByteBuffer head, ByteOrder order) {
        return head.order(order).getShort(0) & 0xFFFF;
    }

    private static long implicitLength(ByteBuffer head, boolean bigEndian) {
        return head.order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN)
                        .getInt(4)
                & 0xFFFFFFFFL;
    }
}

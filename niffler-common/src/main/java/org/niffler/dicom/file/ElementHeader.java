package org.niffler.dicom.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.aoju.bus.image.galaxy.data.VR;

/**
 * Tag, value representation and length of a data element (PS3.5 7.1), as they stand in a file.
 *
 * @param position of its first byte
 * @param vr empty if the encoding has none at this place
 * @param length of the value in bytes; {@link #UNDEFINED} if a delimiter ends it
 */
record ElementHeader(long position, int tag, Optional<VR> vr, long length) {

    static final long UNDEFINED = 0xFFFFFFFFL;
    static final int ITEM = 0xFFFEE000;
    static final int ITEM_DELIMITATION = 0xFFFEE00D;
    static final int SEQUENCE_DELIMITATION = 0xFFFEE0DD;
    static final int SHORT_FORM = 8;

    private static final int LONG_FORM = 12;

    boolean isUndefinedLength() {
        return length == UNDEFINED;
    }

    /** Reads one and passes it. There must be 8 bytes. */
    static ElementHeader read(ByteCursor in, Encoding encoding) throws IOException {
        long position = in.position();
        ByteBuffer head = in.peek(LONG_FORM);
        head.order(encoding.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int tag = (head.getShort(0) & 0xFFFF) << 16 | head.getShort(2) & 0xFFFF;
        boolean vrThere = encoding.explicitVr()
                && tag >>> 16 != ITEM >>> 16
                && (ValueRepresentations.isKnown(head, 4) || ValueRepresentations.isPair(head, 4));
        if (!vrThere) {
            // Without letters where a value representation should be, this element is encoded as implicit VR.
            in.seek(position + SHORT_FORM);
            return new ElementHeader(position, tag, Optional.empty(), head.getInt(4) & 0xFFFFFFFFL);
        }
        return explicit(in, position, tag, head);
    }

    private static ElementHeader explicit(ByteCursor in, long position, int tag, ByteBuffer head)
            throws MalformedDataSetException {
        // PS3.5 7.1.2: value representations yet to come have the long form.
        VR vr = ValueRepresentations.isKnown(head, 4) ? ValueRepresentations.at(head, 4) : VR.UN;
        if (vr.headerLength() == SHORT_FORM) {
            in.seek(position + SHORT_FORM);
            return new ElementHeader(position, tag, Optional.of(vr), head.getShort(6) & 0xFFFFL);
        }
        if (head.remaining() < LONG_FORM) {
            throw new MalformedDataSetException("the data set ends in the middle of an element");
        }
        in.seek(position + LONG_FORM);
        return new ElementHeader(position, tag, Optional.of(vr), head.getInt(8) & 0xFFFFFFFFL);
    }
}

package org.niffler.dicom.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.aoju.bus.image.galaxy.data.Attributes;

/** Finds the fragments of encapsulated pixel data (PS3.5 A.4) by their items, which are in little endian always. */
final class FragmentsParser {

    /** Of an extended offset table (7FE0,0001), whose values are of VR OV. */
    static final int EXTENDED_OFFSET_TABLE = 0x7FE00001;

    static final int EXTENDED_OFFSET_TABLE_LENGTHS = 0x7FE00002;
    private static final int ITEM_HEADER = 8;

    /** More frames than this cannot have a fragment each ({@link ParseLimits}). */
    private static final int MAX_OFFSETS = 1_000_000;

    private final ByteCursor in;
    private final ParseLimits limits;

    FragmentsParser(ByteCursor in, ParseLimits limits) {
        this.in = in;
        this.limits = limits;
    }

    PixelData.Encapsulated parse(Attributes dataSet) throws IOException {
        List<PixelData.Fragment> fragments = new ArrayList<>();
        List<Long> basicOffsets = new ArrayList<>();
        boolean first = true;
        while (nextIsItem()) {
            long declared = in.peek(ITEM_HEADER).getInt(4) & 0xFFFFFFFFL;
            in.seek(in.position() + ITEM_HEADER);
            long length = Math.min(declared, in.remaining());
            if (first) {
                readBasicOffsetTable((int) Math.min(length, Integer.MAX_VALUE - 8), basicOffsets);
                first = false;
            } else {
                fragments.add(new PixelData.Fragment(in.position(), length, declared));
                in.seek(in.position() + length);
            }
        }
        return new PixelData.Encapsulated(
                fragments,
                basicOffsets,
                longs(dataSet, EXTENDED_OFFSET_TABLE),
                longs(dataSet, EXTENDED_OFFSET_TABLE_LENGTHS));
    }

    void skip() throws IOException {
        while (nextIsItem()) {
            long declared = in.peek(ITEM_HEADER).getInt(4) & 0xFFFFFFFFL;
            in.seek(in.position() + ITEM_HEADER);
            if (declared > in.remaining()) {
                throw new MalformedDataSetException("the data set ends in the middle of a fragment");
            }
            in.seek(in.position() + declared);
        }
    }

    /** Passes the delimiter; anything else ends the fragments as well, and is left where it is. */
    private boolean nextIsItem() throws IOException {
        ByteBuffer head = in.peek(ITEM_HEADER);
        if (head.remaining() < ITEM_HEADER) {
            return false;
        }
        limits.countElement();
        int tag = (head.getShort(0) & 0xFFFF) << 16 | head.getShort(2) & 0xFFFF;
        if (tag == ElementHeader.SEQUENCE_DELIMITATION) {
            in.seek(in.position() + ITEM_HEADER);
        }
        return tag == ElementHeader.ITEM;
    }

    private void readBasicOffsetTable(int length, List<Long> offsets) throws IOException {
        if (!limits.admits(length)) {
            in.seek(in.position() + length);
            return;
        }
        ByteBuffer table = ByteBuffer.wrap(in.read(length)).order(ByteOrder.LITTLE_ENDIAN);
        while (table.remaining() >= Integer.BYTES && offsets.size() < MAX_OFFSETS) {
            offsets.add(table.getInt() & 0xFFFFFFFFL);
        }
    }

    private static List<Long> longs(Attributes dataSet, int tag) throws IOException {
        List<Long> values = new ArrayList<>();
        byte[] bytes = dataSet.contains(tag) ? dataSet.getBytes(tag) : null;
        if (bytes != null) {
            ByteBuffer table = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            while (table.remaining() >= Long.BYTES && values.size() < MAX_OFFSETS) {
                values.add(table.getLong());
            }
        }
        return values;
    }
}

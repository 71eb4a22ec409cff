package org.niffler.png.image;

/**
 * Expands segmented palette data (PS3.3 C.7.9.2): segments of values, of straight lines, and repetitions of earlier
 * segments. Ends on any input: a segment adds at least one entry, and there are never more than the descriptor says.
 */
final class SegmentedData {

    private static final int DISCRETE = 0;
    private static final int LINEAR = 1;
    private static final int INDIRECT = 2;

    private final LutBytes data;
    private final boolean wide;
    private final String keyword;
    private final int[] entries;
    private int filled;

    private SegmentedData(LutBytes data, LutDescriptor descriptor, String keyword) {
        this.data = data;
        this.wide = descriptor.bits() > 8;
        this.keyword = keyword;
        this.entries = new int[descriptor.entries()];
    }

    /**
     * @param keyword of the attribute, for messages
     * @throws UnusableImageException if the segments are not well formed, or do not give as many entries as the
     *     descriptor says
     */
    static int[] expand(LutBytes data, LutDescriptor descriptor, String keyword) throws UnusableImageException {
        SegmentedData segments = new SegmentedData(data, descriptor, keyword);
        int units = segments.units();
        int position = 0;
        // The data element has even length: with 8 bits, a byte may be left over once the table is full.
        while (position < units && segments.filled < segments.entries.length) {
            position = segments.segment(position, true);
        }
        if (segments.filled < segments.entries.length) {
            throw new UnusableImageException(
                    "%s gives %d entries instead of %d".formatted(keyword, segments.filled, segments.entries.length));
        }
        return segments.entries;
    }

    /** Adds the entries of the segment at that position, and returns where the next one begins. */
    private int segment(int position, boolean indirectAllowed) throws UnusableImageException {
        int opcode = unit(position);
        int length = unit(position + 1);
        if (length == 0) {
            throw new UnusableImageException(keyword + " has a segment of no length");
        }
        return switch (opcode) {
            case DISCRETE -> discrete(position + 2, length);
            case LINEAR -> linear(position + 2, length);
            case INDIRECT -> indirect(position + 2, length, indirectAllowed);
            default -> throw new UnusableImageException(keyword + " has a segment of the unknown type " + opcode);
        };
    }

    private int discrete(int position, int length) throws UnusableImageException {
        for (int i = 0; i < length; i++) {
            add(unit(position + i));
        }
        return position + length;
    }

    /** From the entry before, which the length does not count, to the value that the segment ends with. */
    private int linear(int position, int length) throws UnusableImageException {
        if (filled == 0) {
            throw new UnusableImageException(keyword + " begins with a linear segment");
        }
        int from = entries[filled - 1];
        long rise = (long) unit(position) - from;
        for (int i = 1; i <= length; i++) {
            add(from + (int) Math.floorDiv(2 * rise * i + length, 2L * length));
        }
        return position + 1;
    }

    private int indirect(int position, int length, boolean allowed) throws UnusableImageException {
        if (!allowed) {
            throw new UnusableImageException(keyword + " has an indirect segment that points to another");
        }
        int copied = target(position);
        for (int i = 0; i < length; i++) {
            copied = segment(copied, false);
        }
        return position + (wide ? 2 : 4);
    }

    /** The offset is in bytes, its low 16 bits first (PS3.3 C.7.9.2.3). */
    private int target(int position) throws UnusableImageException {
        long offset = wide
                ? unit(position) | (long) unit(position + 1) << 16
                : unit(position) | unit(position + 1) << 8 | unit(position + 2) << 16 | (long) unit(position + 3) << 24;
        if (offset >= data.length() || wide && offset % 2 != 0) {
            throw new UnusableImageException(keyword + " has an indirect segment that points to no segment");
        }
        return (int) (wide ? offset / 2 : offset);
    }

    private int units() {
        return wide ? data.words() : data.length();
    }

    private int unit(int position) throws UnusableImageException {
        if (position >= units()) {
            throw new UnusableImageException(keyword + " ends in the middle of a segment");
        }
        return wide ? data.word(position) : data.unsignedByte(position);
    }

    private void add(int entry) throws UnusableImageException {
        if (filled == entries.length) {
            throw new UnusableImageException(keyword + " gives more than " + entries.length + " entries");
        }
        entries[filled++] = entry;
    }
}

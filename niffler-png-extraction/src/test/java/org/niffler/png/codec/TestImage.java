package org.niffler.png.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.niffler.dicom.file.DicomFile;
import org.niffler.png.image.FloatFrame;
import org.niffler.png.image.Frame;
import org.niffler.png.image.StoredFrame;
import org.niffler.png.image.UndecodableException;

/** Writes a small image file, element by element, and reads it back. */
final class TestImage {

    static final String EXPLICIT = "1.2.840.10008.1.2.1";
    static final String BIG_ENDIAN = "1.2.840.10008.1.2.2";
    static final String RLE = "1.2.840.10008.1.2.5";
    static final String JPEG = "1.2.840.10008.1.2.4.50";
    static final String JPEG_LOSSLESS = "1.2.840.10008.1.2.4.70";
    static final String JPEG_LS = "1.2.840.10008.1.2.4.80";
    static final String JPEG_2000 = "1.2.840.10008.1.2.4.90";
    static final String DEFLATED_FRAMES = "1.2.840.10008.1.2.8.1";
    static final String ENCAPSULATED_UNCOMPRESSED = "1.2.840.10008.1.2.1.98";

    private final String transferSyntaxUid;
    private final TreeMap<Integer, byte[]> elements = new TreeMap<>();
    private final ByteOrder order;
    private byte[] pixels = {};
    private int pixelElement = 0x0010;
    private String vr = "OW";
    private List<byte[]> fragments;
    private byte[] offsets = {};

    private TestImage(String transferSyntaxUid, int columns, int rows) {
        this.transferSyntaxUid = transferSyntaxUid;
        this.order = transferSyntaxUid.equals(BIG_ENDIAN) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        us(0x00280002, 1);
        text(0x00280004, "CS", "MONOCHROME2");
        us(0x00280010, rows).us(0x00280011, columns);
        bits(16, 16).us(0x00280103, 0);
    }

    static TestImage of(String transferSyntaxUid, int columns, int rows) {
        return new TestImage(transferSyntaxUid, columns, rows);
    }

    TestImage bits(int allocated, int stored) {
        return bits(allocated, stored, stored - 1);
    }

    TestImage bits(int allocated, int stored, int high) {
        return us(0x00280100, allocated).us(0x00280101, stored).us(0x00280102, high);
    }

    TestImage signed() {
        return us(0x00280103, 1);
    }

    TestImage colour(String photometric, int planarConfiguration) {
        return us(0x00280002, 3).us(0x00280006, planarConfiguration).text(0x00280004, "CS", photometric);
    }

    TestImage frames(int frames) {
        return text(0x00280008, "IS", String.valueOf(frames));
    }

    TestImage without(int tag) {
        elements.remove(tag);
        return this;
    }

    TestImage us(int tag, int value) {
        ByteBuffer bytes = ByteBuffer.allocate(2).order(order).putShort((short) value);
        return element(tag, "US", bytes.array());
    }

    TestImage text(int tag, String representation, String value) {
        String padded = value.length() % 2 == 0 ? value : value + ' ';
        return element(tag, representation, padded.getBytes(StandardCharsets.US_ASCII));
    }

    TestImage element(int tag, String representation, byte[] value) {
        boolean longForm = "OB OW OV SQ UN".contains(representation);
        ByteBuffer bytes =
                ByteBuffer.allocate((longForm ? 12 : 8) + value.length).order(order);
        bytes.putShort((short) (tag >>> 16)).putShort((short) tag);
        bytes.put(representation.getBytes(StandardCharsets.US_ASCII));
        if (longForm) {
            bytes.putShort((short) 0).putInt(value.length);
        } else {
            bytes.putShort((short) value.length);
        }
        elements.put(tag, bytes.put(value).array());
        return this;
    }

    /** As they stand in the file. */
    TestImage pixels(int... bytes) {
        byte[] values = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            values[i] = (byte) bytes[i];
        }
        return pixels(values);
    }

    TestImage pixels(byte[] bytes) {
        pixels = bytes;
        return this;
    }

    /** Float Pixel Data in place of Pixel Data, with the attributes that it has and no others (PS3.3 C.7.6.24). */
    TestImage floats(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(order);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return floatingPoint(0x0008, "OF", bytes.array());
    }

    /** Double Float Pixel Data (PS3.3 C.7.6.25). */
    TestImage doubles(double... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES).order(order);
        for (double value : values) {
            bytes.putDouble(value);
        }
        return floatingPoint(0x0009, "OD", bytes.array());
    }

    private TestImage floatingPoint(int element, String representation, byte[] values) {
        pixelElement = element;
        without(0x00280101).without(0x00280102).without(0x00280103);
        return us(0x00280100, representation.equals("OF") ? Float.SIZE : Double.SIZE)
                .vr(representation)
                .pixels(values);
    }

    TestImage vr(String representation) {
        vr = representation;
        return this;
    }

    TestImage fragments(byte[]... parts) {
        fragments = new ArrayList<>(List.of(parts));
        return this;
    }

    TestImage basicOffsets(int... values) {
        offsets = longs(Integer.BYTES, values);
        return this;
    }

    TestImage extendedOffsets(int... values) {
        return element(0x7FE00001, "OV", longs(Long.BYTES, values));
    }

    TestImage extendedLengths(int... values) {
        return element(0x7FE00002, "OV", longs(Long.BYTES, values));
    }

    private static byte[] longs(int width, int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * width).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < values.length; i++) {
            bytes.putInt(i * width, values[i]);
        }
        return bytes.array();
    }

    byte[] bytes() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[128]);
        file.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        TestImage meta = new TestImage(EXPLICIT, 1, 1);
        meta.elements.clear();
        String uid = transferSyntaxUid.length() % 2 == 0 ? transferSyntaxUid : transferSyntaxUid + '\0';
        meta.element(0x00020010, "UI", uid.getBytes(StandardCharsets.US_ASCII));
        meta.elements.values().forEach(file::writeBytes);
        elements.values().forEach(file::writeBytes);
        file.writeBytes(fragments == null ? nativePixels() : encapsulated());
        return file.toByteArray();
    }

    private byte[] nativePixels() {
        ByteBuffer header = ByteBuffer.allocate(12 + pixels.length).order(order);
        header.putShort((short) 0x7FE0).putShort((short) pixelElement).put(vr.getBytes(StandardCharsets.US_ASCII));
        return header.putShort((short) 0).putInt(pixels.length).put(pixels).array();
    }

    private byte[] encapsulated() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteBuffer header = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        header.putShort((short) 0x7FE0).putShort((short) 0x0010).put((byte) 'O').put((byte) 'B');
        bytes.writeBytes(header.putShort((short) 0).putInt(-1).array());
        bytes.writeBytes(item(0xE000, offsets));
        fragments.forEach(fragment -> bytes.writeBytes(item(0xE000, fragment)));
        bytes.writeBytes(item(0xE0DD, new byte[0]));
        return bytes.toByteArray();
    }

    private static byte[] item(int element, byte[] value) {
        ByteBuffer item = ByteBuffer.allocate(8 + value.length).order(ByteOrder.LITTLE_ENDIAN);
        return item.putShort((short) 0xFFFE)
                .putShort((short) element)
                .putInt(value.length)
                .put(value)
                .array();
    }

    FrameReader open(Path folder) throws IOException, UndecodableException {
        return FrameReader.open(DicomFile.read(Files.write(folder.resolve("image.dcm"), bytes())));
    }

    /** All values of a frame. */
    int[] read(Path folder, int frame) throws IOException, UndecodableException {
        try (FrameReader reader = open(folder)) {
            return values(reader.read(frame));
        }
    }

    /** Of floating point values the whole part. */
    static int[] values(Frame frame) {
        if (frame instanceof FloatFrame floats) {
            return Arrays.stream(realValues(floats))
                    .mapToInt(value -> (int) value)
                    .toArray();
        }
        StoredFrame stored = (StoredFrame) frame;
        int[] row = new int[stored.columns() * stored.samples()];
        int[] values = new int[stored.rows() * row.length];
        for (int y = 0; y < stored.rows(); y++) {
            stored.readRow(y, row);
            System.arraycopy(row, 0, values, y * row.length, row.length);
        }
        return values;
    }

    /** All values of a frame of floating point pixel data. */
    double[] readReal(Path folder, int frame) throws IOException, UndecodableException {
        try (FrameReader reader = open(folder)) {
            return realValues((FloatFrame) reader.read(frame));
        }
    }

    private static double[] realValues(FloatFrame frame) {
        double[] row = new double[frame.columns()];
        double[] values = new double[frame.rows() * row.length];
        for (int y = 0; y < frame.rows(); y++) {
            frame.readRow(y, row);
            System.arraycopy(row, 0, values, y * row.length, row.length);
        }
        return values;
    }
}

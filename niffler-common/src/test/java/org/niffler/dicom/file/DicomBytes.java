package org.niffler.dicom.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes DICOM files byte by byte, right or wrong. */
final class DicomBytes {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final boolean explicitVr;
    private final ByteOrder order;

    private DicomBytes(boolean explicitVr, ByteOrder order) {
        this.explicitVr = explicitVr;
        this.order = order;
    }

    static DicomBytes explicitLittle() {
        return new DicomBytes(true, ByteOrder.LITTLE_ENDIAN);
    }

    static DicomBytes explicitBig() {
        return new DicomBytes(true, ByteOrder.BIG_ENDIAN);
    }

    static DicomBytes implicitLittle() {
        return new DicomBytes(false, ByteOrder.LITTLE_ENDIAN);
    }

    /** A preamble, the prefix and a file meta information with this transfer syntax, and a group length that lies. */
    static byte[] meta(String transferSyntaxUid) {
        DicomBytes meta = explicitLittle().raw(new byte[128]).raw("DICM".getBytes(StandardCharsets.US_ASCII));
        meta.element(0x00020000, "UL", new byte[] {1, 0, 0, 0});
        return meta.text(0x00020010, "UI", transferSyntaxUid).bytes();
    }

    static byte[] file(String transferSyntaxUid, DicomBytes dataSet) {
        return explicitLittle()
                .raw(meta(transferSyntaxUid))
                .raw(dataSet.bytes())
                .bytes();
    }

    DicomBytes raw(int... more) {
        for (int value : more) {
            bytes.write(value);
        }
        return this;
    }

    DicomBytes raw(byte[] more) {
        bytes.writeBytes(more);
        return this;
    }

    DicomBytes text(int tag, String vr, String value) {
        String padding = value.length() % 2 == 0 ? "" : vr.equals("UI") ? "\0" : " ";
        return element(tag, vr, (value + padding).getBytes(StandardCharsets.US_ASCII));
    }

    DicomBytes us(int tag, int value) {
        return element(
                tag,
                "US",
                ByteBuffer.allocate(2).order(order).putShort((short) value).array());
    }

    DicomBytes element(int tag, String vr, byte[] value) {
        return header(tag, vr, value.length).raw(value);
    }

    /** Tag, value representation and length only; -1 is the undefined length. */
    DicomBytes header(int tag, String vr, int length) {
        boolean item = tag >>> 16 == 0xFFFE;
        ByteBuffer header = ByteBuffer.allocate(12).order(order);
        header.putShort((short) (tag >>> 16)).putShort((short) tag);
        if (explicitVr && !item) {
            header.put(vr.getBytes(StandardCharsets.US_ASCII));
            if ("OB OW OF SQ UN UT UC UR OD OL OV".contains(vr)) {
                header.putShort((short) 0).putInt(length);
            } else {
                header.putShort((short) length);
            }
        } else {
            header.putInt(length);
        }
        byte[] written = new byte[header.position()];
        header.flip().get(written);
        return raw(written);
    }

    DicomBytes item(int... value) {
        return header(0xFFFEE000, "", value.length).raw(value);
    }

    DicomBytes item(byte[] value) {
        return header(0xFFFEE000, "", value.length).raw(value);
    }

    DicomBytes sequenceDelimitation() {
        return header(0xFFFEE0DD, "", 0);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}

package org.niffler.testkit.pacs;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Makes the A-ASSOCIATE-AC that accepts all that an A-ASSOCIATE-RQ proposes (PS3.8 9.3.2 and 9.3.3). */
final class Acceptance {

    /** Protocol version, reserved, two AE titles, reserved: the same in request and acceptance. */
    private static final int FIXED = 68;

    private static final int ITEM_HEADER = 4;
    private static final int APPLICATION_CONTEXT = 0x10;
    private static final int PROPOSED_CONTEXT = 0x20;
    private static final int ACCEPTED_CONTEXT = 0x21;
    private static final int TRANSFER_SYNTAX = 0x40;
    private static final int USER_INFORMATION = 0x50;
    private static final int MAXIMUM_LENGTH = 0x51;
    private static final int IMPLEMENTATION_CLASS_UID = 0x52;
    private static final int PDU_LENGTH = 16_384;

    private Acceptance() {}

    static Pdu of(Pdu request) {
        ByteBuffer in = ByteBuffer.wrap(request.content());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(request.content(), 0, FIXED);
        in.position(FIXED);
        while (in.remaining() >= ITEM_HEADER) {
            int type = in.get(in.position());
            ByteBuffer value = value(in);
            if (type == APPLICATION_CONTEXT) {
                out.writeBytes(item(type, bytes(value)));
            } else if (type == PROPOSED_CONTEXT) {
                out.writeBytes(item(ACCEPTED_CONTEXT, accepted(value)));
            }
        }
        out.writeBytes(item(USER_INFORMATION, userInformation()));
        return new Pdu(Pdu.ASSOCIATE_AC, out.toByteArray());
    }

    /** Context ID, reserved, result 0 (acceptance), reserved, and the first transfer syntax proposed. */
    private static byte[] accepted(ByteBuffer proposed) {
        byte id = proposed.get(proposed.position());
        proposed.position(proposed.position() + ITEM_HEADER);
        while (proposed.get(proposed.position()) != TRANSFER_SYNTAX) {
            value(proposed);
        }
        byte[] transferSyntax = item(TRANSFER_SYNTAX, bytes(value(proposed)));
        return ByteBuffer.allocate(ITEM_HEADER + transferSyntax.length)
                .put(id)
                .put(new byte[3])
                .put(transferSyntax)
                .array();
    }

    private static byte[] userInformation() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(
                item(MAXIMUM_LENGTH, ByteBuffer.allocate(4).putInt(PDU_LENGTH).array()));
        out.writeBytes(item(IMPLEMENTATION_CLASS_UID, "2.25.1".getBytes(StandardCharsets.US_ASCII)));
        return out.toByteArray();
    }

    /** The value of the item at the buffer's position, which then is behind it. */
    private static ByteBuffer value(ByteBuffer in) {
        int start = in.position() + ITEM_HEADER;
        int length = in.getShort(in.position() + 2) & 0xFFFF;
        in.position(start + length);
        return in.slice(start, length);
    }

    private static byte[] bytes(ByteBuffer value) {
        byte[] bytes = new byte[value.remaining()];
        value.get(bytes);
        return bytes;
    }

    private static byte[] item(int type, byte[] value) {
        return ByteBuffer.allocate(ITEM_HEADER + value.length)
                .put((byte) type)
                .put((byte) 0)
                .putShort((short) value.length)
                .put(value)
                .array();
    }
}

package org.niffler.testkit.pacs;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * A PDU as it goes over the wire (PS3.8 9.3).
 *
 * @param type 01H A-ASSOCIATE-RQ, 02H -AC, 03H -RJ, 04H P-DATA-TF, 05H A-RELEASE-RQ, 06H -RP, 07H A-ABORT
 * @param content what follows the six bytes of type and length
 */
public record Pdu(int type, byte[] content) {

    public static final int ASSOCIATE_RQ = 1;
    public static final int ASSOCIATE_AC = 2;
    public static final int ASSOCIATE_RJ = 3;
    public static final int P_DATA_TF = 4;
    public static final int RELEASE_RQ = 5;
    public static final int RELEASE_RP = 6;
    public static final int ABORT = 7;

    public Pdu {
        content = content.clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    /**
     * Reads one, whole.
     *
     * @throws java.io.EOFException if the stream ends before
     */
    static Pdu read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        int type = in.readUnsignedByte();
        in.readByte();
        byte[] content = new byte[in.readInt()];
        in.readFully(content);
        return new Pdu(type, content);
    }

    /** With type and length. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(type);
            out.writeByte(0);
            out.writeInt(content.length);
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

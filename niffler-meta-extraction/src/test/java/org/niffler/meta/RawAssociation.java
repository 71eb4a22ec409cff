package org.niffler.meta;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.niffler.testkit.pacs.Pdu;

/**
 * An association of a sender of CT images, spoken byte by byte, so that it can go wrong at any of them (PS3.8 9.3, PS3.7
 * 9.3.1).
 */
final class RawAssociation implements AutoCloseable {

    private static final String CT_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.2";
    private static final String EXPLICIT_VR_LITTLE_ENDIAN = "1.2.840.10008.1.2.1";
    private static final int CONTEXT = 1;

    /** Of the message control header (PS3.8 E.2). */
    private static final int COMMAND = 1;

    private static final int LAST = 2;

    /** Tag and length of (0000,0900). */
    private static final byte[] STATUS = {0, 0, 0, 9, 2, 0, 0, 0};

    private final Socket socket;
    private byte[] lastRead = {};

    /** Connects, and sends nothing. */
    RawAssociation(int port) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(60_000);
    }

    /** Writes to a stream; the little that is needed of an {@code IOException} that cannot happen. */
    private interface Content {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.to(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    /** Asks for the association and reads the answer to its end. */
    RawAssociation open(String callingAet) throws IOException {
        send(new Pdu(Pdu.ASSOCIATE_RQ, request(callingAet)).bytes());
        int answer = readPdu();
        if (answer != Pdu.ASSOCIATE_AC) {
            throw new IOException("not accepted, but PDU " + answer);
        }
        return this;
    }

    private static byte[] request(String callingAet) throws IOException {
        byte[] context = bytes(out -> {
            out.write(new byte[] {CONTEXT, 0, 0, 0});
            item(out, 0x30, CT_IMAGE_STORAGE.getBytes(StandardCharsets.US_ASCII));
            item(out, 0x40, EXPLICIT_VR_LITTLE_ENDIAN.getBytes(StandardCharsets.US_ASCII));
        });
        byte[] user = bytes(out -> {
            item(out, 0x51, new byte[] {0, 1, 0, 0});
            item(out, 0x52, "2.25.1".getBytes(StandardCharsets.US_ASCII));
        });
        return bytes(out -> {
            out.writeShort(1);
            out.writeShort(0);
            out.write("%-16s%-16s".formatted(TestService.TITLE, callingAet).getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[32]);
            item(out, 0x10, "1.2.840.10008.3.1.1.1".getBytes(StandardCharsets.US_ASCII));
            item(out, 0x20, context);
            item(out, 0x50, user);
        });
    }

    private static void item(DataOutputStream out, int type, byte[] content) throws IOException {
        out.writeByte(type);
        out.writeByte(0);
        out.writeShort(content.length);
        out.write(content);
    }

    /** Sends the command of a C-STORE, whose data set is to follow. */
    RawAssociation cStore(String sopInstanceUid) throws IOException {
        byte[] elements = bytes(out -> {
            element(out, 0x0002, even(CT_IMAGE_STORAGE));
            element(out, 0x0100, new byte[] {1, 0});
            element(out, 0x0110, new byte[] {1, 0});
            element(out, 0x0700, new byte[] {0, 0});
            element(out, 0x0800, new byte[] {1, 0});
            element(out, 0x1000, even(sopInstanceUid));
        });
        byte[] command = bytes(out -> {
            element(out, 0x0000, bytes(length -> length.writeInt(Integer.reverseBytes(elements.length))));
            out.write(elements);
        });
        return send(data(COMMAND | LAST, command));
    }

    /** Of group 0000, implicit VR little endian (PS3.7 6.3.1). */
    private static void element(DataOutputStream out, int element, byte[] value) throws IOException {
        out.writeShort(0);
        out.writeShort(Short.reverseBytes((short) element));
        out.writeInt(Integer.reverseBytes(value.length));
        out.write(value);
    }

    private static byte[] even(String uid) {
        return (uid.length() % 2 == 0 ? uid : uid + '\0').getBytes(StandardCharsets.US_ASCII);
    }

    /** Sends a part of the data set, behind which more is to follow. */
    RawAssociation dataSet(byte[] part) throws IOException {
        return send(data(0, part));
    }

    /** Sends the last part of the data set. */
    RawAssociation lastOfDataSet(byte[] part) throws IOException {
        return send(data(LAST, part));
    }

    private static byte[] data(int header, byte[] value) throws IOException {
        byte[] item = bytes(out -> {
            out.writeInt(value.length + 2);
            out.writeByte(CONTEXT);
            out.writeByte(header);
            out.write(value);
        });
        return new Pdu(Pdu.P_DATA_TF, item).bytes();
    }

    RawAssociation abort() throws IOException {
        return send(new Pdu(Pdu.ABORT, new byte[4]).bytes());
    }

    void release() throws IOException {
        send(new Pdu(Pdu.RELEASE_RQ, new byte[4]).bytes());
        readPdu();
    }

    RawAssociation send(byte... bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    private int readPdu() throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        int type = in.readUnsignedByte();
        in.readByte();
        lastRead = in.readNBytes(in.readInt());
        return type;
    }

    /** Reads the response to a C-STORE, and returns its status (0000,0900). */
    int readStatus() throws IOException {
        int type = readPdu();
        for (int at = 0; type == Pdu.P_DATA_TF && at + 10 <= lastRead.length; at++) {
            if (Arrays.equals(lastRead, at, at + STATUS.length, STATUS, 0, STATUS.length)) {
                return lastRead[at + 8] & 0xFF | (lastRead[at + 9] & 0xFF) << 8;
            }
        }
        throw new IOException("no status in PDU " + type);
    }

    /**
     * Waits until the other side ends the connection, in order or not.
     *
     * @throws java.net.SocketTimeoutException if it does not, within a minute
     */
    void awaitEnd() throws IOException {
        try {
            socket.getInputStream().transferTo(ByteArrayOutputStream.nullOutputStream());
        } catch (SocketException reset) {
            if (socket.isClosed()) {
                throw reset;
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

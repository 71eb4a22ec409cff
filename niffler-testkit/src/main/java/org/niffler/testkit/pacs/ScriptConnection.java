package org.niffler.testkit.pacs;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.function.Consumer;

/** The connection on which a script is played; for one thread. */
final class ScriptConnection {

    private final Socket socket;
    private final Consumer<Pdu> received;
    private Pdu lastRead;

    ScriptConnection(Socket socket, Consumer<Pdu> received) {
        this.socket = socket;
        this.received = received;
    }

    void readPdu() throws IOException {
        lastRead = Pdu.read(socket.getInputStream());
        received.accept(lastRead);
    }

    Pdu lastRead() {
        return lastRead;
    }

    void send(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    void readToEnd() throws IOException {
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    void close() throws IOException {
        socket.close();
    }

    /** With a linger time of 0 TCP sends RST instead of FIN. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}

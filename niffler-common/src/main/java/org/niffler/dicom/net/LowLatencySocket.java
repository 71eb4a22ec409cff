package org.niffler.dicom.net;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import jdk.net.ExtendedSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A socket that never lets a peer wait for our acknowledgement.
 *
 * <p>Peers that leave Nagle's algorithm on (DCMTK and Orthanc as they are shipped) hold back the second small segment of
 * a message until the first is acknowledged, and Linux delays that acknowledgement by up to 40 ms: 25 instances a second
 * whatever the hardware. TCP_QUICKACK ends the delay, but the kernel drops it again by itself, so that it is set after
 * every write: a write of ours is a response, and the next message of the peer follows it.
 */
final class LowLatencySocket extends Socket {

    private static final Logger LOG = LoggerFactory.getLogger(LowLatencySocket.class);

    private boolean quickAck;
    private volatile long lastRead = System.nanoTime();
    private volatile long lastWritten = System.nanoTime();

    /** A socket to connect with. */
    static LowLatencySocket unconnected() throws IOException {
        LowLatencySocket socket = new LowLatencySocket();
        socket.configure();
        return socket;
    }

    /** A listening socket whose accepted sockets are of this kind. */
    static ServerSocket listening() throws IOException {
        return new ServerSocket() {
            @Override
            public Socket accept() throws IOException {
                LowLatencySocket socket = new LowLatencySocket();
                implAccept(socket);
                socket.configure();
                socket.acknowledgeAtOnce();
                return socket;
            }
        };
    }

    /** When anything came last, as {@link System#nanoTime} counts. */
    long lastRead() {
        return lastRead;
    }

    /** When a write ended last, as {@link System#nanoTime} counts: the system has taken what was to be written. */
    long lastWritten() {
        return lastWritten;
    }

    private void configure() throws IOException {
        setTcpNoDelay(true);
        setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        quickAck = supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK);
    }

    private void acknowledgeAtOnce() {
        if (!quickAck) {
            return;
        }
        try {
            setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
        } catch (IOException e) {
            // The peer answered, and the thread that reads has closed the socket already. What was written was written.
            LOG.trace("no more to acknowledge: {}", e.getMessage());
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                int b = in.read();
                if (b >= 0) {
                    lastRead = System.nanoTime();
                }
                return b;
            }

            @Override
            public int read(byte[] b, int off, int len) throws IOException {
                int count = in.read(b, off, len);
                if (count > 0) {
                    lastRead = System.nanoTime();
                }
                return count;
            }
        };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        OutputStream out = super.getOutputStream();
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] b, int off, int len) throws IOException {
                out.write(b, off, len);
                lastWritten = System.nanoTime();
                acknowledgeAtOnce();
            }

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }
}

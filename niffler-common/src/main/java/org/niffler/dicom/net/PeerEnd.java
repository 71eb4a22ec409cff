package org.niffler.dicom.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import org.aoju.bus.image.metric.Connection;
import org.niffler.dicom.AeAddress;

/** A peer's end of one connection, for the toolkit; it keeps the socket that was made for it. */
final class PeerEnd extends Connection {

    private static final long serialVersionUID = 1L;

    private final transient Optional<TlsSockets> tls;
    private transient LowLatencySocket transport;

    PeerEnd(AeAddress peer, Optional<TlsSockets> tls) {
        super(null, peer.host(), peer.port());
        this.tls = tls;
    }

    LowLatencySocket transport() {
        return transport;
    }

    Socket connect(int timeoutMillis) throws IOException {
        transport = LowLatencySocket.unconnected();
        try {
            transport.connect(new InetSocketAddress(getHostname(), getPort()), timeoutMillis);
            return tls.isPresent() ? tls.get().opened(transport, getHostname(), getPort()) : transport;
        } catch (IOException e) {
            transport.close();
            throw e;
        }
    }
}

package org.niffler.dicom.net;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.aoju.bus.image.metric.Connection;
import org.niffler.dicom.NetworkSettings;

/** Our end of every connection, for the toolkit: our limits and our sockets. */
final class NodeEnd extends Connection {

    private static final long serialVersionUID = 1L;

    NodeEnd(NetworkSettings settings) {
        setConnectTimeout(millis(settings.connectTimeout()));
        setRequestTimeout(millis(settings.acceptTimeout()));
        setAcceptTimeout(millis(settings.acceptTimeout()));
        setReleaseTimeout(millis(settings.releaseTimeout()));
        setResponseTimeout(millis(settings.responseTimeout()));
        setRetrieveTimeout(millis(settings.retrieveTimeout()));
        setIdleTimeout(millis(settings.idleTimeout()));
        setReceivePDULength(settings.maxPduLength());
        setSendPDULength(settings.maxPduLength());
        // Synchronous: what DCMTK, Orthanc and most PACS do.
        setMaxOpsInvoked(1);
        setMaxOpsPerformed(1);
        setSocketCloseDelay(0);
    }

    private static int millis(Duration duration) {
        // The toolkit counts in int; what is longer than its 24 days is as good as 24 days.
        return (int) Math.min(duration.toMillis(), Integer.MAX_VALUE);
    }

    @Override
    public Socket connect(Connection remote) throws IOException {
        return ((PeerEnd) remote).connect(getConnectTimeout());
    }
}

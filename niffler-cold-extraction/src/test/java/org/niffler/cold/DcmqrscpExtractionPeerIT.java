package org.niffler.cold;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.niffler.testkit.peer.DcmqrscpPeer;
import org.niffler.testkit.peer.NeedsPeer;
import org.niffler.testkit.peer.PeerAddress;

/** The contract against DCMTK's dcmqrscp. DCMTK 3.6.7, which Debian has, gives it no TLS. */
@NeedsPeer({"dcmqrscp", "dcmsend"})
class DcmqrscpExtractionPeerIT extends PeerContract {

    private DcmqrscpPeer dcmqrscp;

    @Override
    PeerAddress start(PeerAddress destination, Path archive) {
        dcmqrscp = DcmqrscpPeer.start("DCMQR", destination, PeerAddress.local("MISPLACED", 1));
        dcmqrscp.load(archive);
        return dcmqrscp.address();
    }

    @AfterAll
    void stop() {
        dcmqrscp.close();
    }
}

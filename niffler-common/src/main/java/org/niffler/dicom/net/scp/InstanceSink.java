package org.niffler.dicom.net.scp;

import java.io.IOException;

/** Where the receiver puts what it receives. Called by several threads at once, one for each association. */
@FunctionalInterface
public interface InstanceSink {

    /**
     * Takes one instance. When this returns, the instance is kept and the sender is answered success; it may delete its
     * own copy.
     *
     * @throws StoreRefusedException with the status to answer, if the sink knows better than "processing failure"
     * @throws IOException if the association breaks while the data set is read, or the instance cannot be kept
     */
    void store(IncomingInstance instance) throws IOException;
}

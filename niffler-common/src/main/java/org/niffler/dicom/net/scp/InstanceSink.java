package org.niffler.dicom.net.scp;

import java.io.IOException;
import org.niffler.dicom.DimseStatus;

/** Where the receiver puts what it receives. Called by several threads at once, one for each association. */
@FunctionalInterface
public interface InstanceSink {

    /**
     * Takes one instance. When this returns, the instance is kept; the sender may delete its own copy.
     *
     * @return what the sender is answered: success, or a warning
     * @throws StoreRefusedException with the status to answer, if the sink knows better than "processing failure"
     * @throws IOException if the association breaks while the data set is read, or the instance cannot be kept
     */
    DimseStatus store(IncomingInstance instance) throws IOException;
}

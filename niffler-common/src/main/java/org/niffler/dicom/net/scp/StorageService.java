package org.niffler.dicom.net.scp;

import org.aoju.bus.image.metric.TransferCapability;
import org.aoju.bus.image.metric.service.BasicCEchoSCP;
import org.aoju.bus.image.metric.service.ServiceHandler;
import org.niffler.dicom.net.DicomNode;

/**
 * C-STORE and C-ECHO on all associations of a node: those that peers open with a {@link StorageScp}, and those that we
 * open to retrieve by C-GET (PS3.4 C.4.3), for which nothing has to listen.
 */
public final class StorageService {

    private static final String ANY = "*";

    private StorageService() {}

    /** From now on, what arrives on the node's associations goes to this sink; a node has one. */
    public static void provide(DicomNode node, InstanceSink sink) {
        provide(node, new CStoreService(sink));
    }

    static void provide(DicomNode node, CStoreService store) {
        ServiceHandler services = new ServiceHandler();
        services.addService(new BasicCEchoSCP());
        services.addService(store);
        node.applicationEntity().setDimseRQHandler(services);
        node.applicationEntity()
                .addTransferCapability(new TransferCapability(null, ANY, TransferCapability.Role.SCP, ANY));
    }
}

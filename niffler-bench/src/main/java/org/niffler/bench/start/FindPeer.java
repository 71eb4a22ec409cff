package org.niffler.bench.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import org.aoju.bus.image.Dimse;
import org.aoju.bus.image.Status;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.metric.AdvancedHandler;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.Commands;
import org.aoju.bus.image.metric.PDVInputStream;
import org.aoju.bus.image.metric.TransferCapability;
import org.aoju.bus.image.metric.internal.pdu.Presentation;
import org.aoju.bus.image.metric.service.BasicCEchoSCP;
import org.aoju.bus.image.metric.service.BasicCFindSCP;
import org.aoju.bus.image.metric.service.ServiceHandler;
import org.niffler.dicom.AeTitle;
import org.niffler.dicom.NetworkSettings;
import org.niffler.dicom.net.DicomNode;

/** A PACS that has nothing and notes when it was first asked. */
final class FindPeer implements AutoCloseable {

    static final AeTitle TITLE = new AeTitle("EMPTYPACS");

    private static final String ANY = "*";

    private final CompletableFuture<Long> firstFind = new CompletableFuture<>();
    private final DicomNode node = new DicomNode(TITLE, NetworkSettings.defaults());
    private final ServerSocket listener;

    FindPeer() throws IOException {
        ServiceHandler services = new ServiceHandler();
        services.addService(new BasicCEchoSCP());
        services.addService(new NothingFound());
        node.applicationEntity().setDimseRQHandler(services);
        node.applicationEntity()
                .addTransferCapability(new TransferCapability(null, ANY, TransferCapability.Role.SCP, ANY));
        listener = node.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        node.execute(this::acceptUntilClosed);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The {@link System#nanoTime} at which the first C-FIND-RQ had arrived. */
    CompletableFuture<Long> firstFind() {
        return firstFind;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        node.close();
    }

    private void acceptUntilClosed() {
        while (!listener.isClosed()) {
            try {
                AdvancedHandler.INSTANCE.onAccept(node.connection(), listener.accept());
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    firstFind.completeExceptionally(e);
                }
            }
        }
    }

    private final class NothingFound extends BasicCFindSCP {

        NothingFound() {
            super(UID.PatientRootQueryRetrieveInformationModelFIND, UID.StudyRootQueryRetrieveInformationModelFIND);
        }

        @Override
        public void onDimse(
                Association association, Presentation context, Dimse dimse, Attributes request, PDVInputStream data)
                throws IOException {
            firstFind.complete(System.nanoTime());
            data.skipAll();
            association.writeDimseRSP(context, Commands.mkCFindRSP(request, Status.Success));
        }
    }
}

package org.niffler.dicom.net.scp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.aoju.bus.image.Dimse;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.ImageException;
import org.aoju.bus.image.metric.PDVInputStream;
import org.aoju.bus.image.metric.internal.pdu.Presentation;
import org.aoju.bus.image.metric.service.BasicCStoreSCP;
import org.niffler.dicom.DimseStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** C-STORE requests to the sink, the sink's answer to the sender; the one place that maps causes to DIMSE statuses. */
final class CStoreService extends BasicCStoreSCP {

    private static final Logger LOG = LoggerFactory.getLogger(CStoreService.class);

    /** Error Comment (0000,0902) is an LO (PS3.5 6.2). */
    private static final int MAX_COMMENT = 64;

    private final InstanceSink sink;
    private int inFlight;
    private boolean closing;

    CStoreService(InstanceSink sink) {
        super("*");
        this.sink = sink;
    }

    @Override
    public void onDimse(
            Association association, Presentation context, Dimse dimse, Attributes request, PDVInputStream data)
            throws IOException {
        begin();
        try {
            super.onDimse(association, context, dimse, request, data);
        } finally {
            end();
        }
    }

    private synchronized void begin() throws ImageException {
        if (closing) {
            throw refusal(DimseStatus.OUT_OF_RESOURCES, "shutting down; send it again later");
        }
        inFlight++;
    }

    private synchronized void end() {
        inFlight--;
        notifyAll();
    }

    /**
     * Takes no further instance and waits until those that are being received have been answered.
     *
     * @return whether they have, within the limit
     */
    synchronized boolean drain(Duration limit) throws InterruptedException {
        closing = true;
        long until = System.nanoTime() + limit.toNanos();
        while (inFlight > 0 && System.nanoTime() < until) {
            TimeUnit.NANOSECONDS.timedWait(this, until - System.nanoTime());
        }
        return inFlight == 0;
    }

    @Override
    protected void store(
            Association association, Presentation context, Attributes request, PDVInputStream data, Attributes response)
            throws IOException {
        if (data == null) {
            throw refusal(DimseStatus.CANNOT_UNDERSTAND, "the C-STORE request has no data set");
        }
        IncomingData dataSet = new IncomingData(data);
        String sopInstanceUid = request.getString(Tag.AffectedSOPInstanceUID, "");
        try {
            DimseStatus status = sink.store(new IncomingInstance(
                    request.getString(Tag.AffectedSOPClassUID, ""),
                    sopInstanceUid,
                    context.getTransferSyntax(),
                    association.getRemoteAET(),
                    association.getLocalAET(),
                    dataSet));
            response.setInt(Tag.Status, VR.US, status.code());
        } catch (StoreRefusedException e) {
            LOG.warn(
                    "{} << C-STORE-RSP {} for instance {}: {}",
                    association,
                    e.status(),
                    sopInstanceUid,
                    e.getMessage());
            throw refusal(e.status(), e.getMessage());
        } catch (IOException e) {
            if (dataSet.broken.get()) {
                LOG.warn(
                        "{} broke off in the middle of instance {}; nothing of it is kept",
                        association,
                        sopInstanceUid);
                throw e;
            }
            LOG.warn(
                    "{} << C-STORE-RSP {} for instance {}",
                    association,
                    DimseStatus.PROCESSING_FAILURE,
                    sopInstanceUid,
                    e);
            throw refusal(DimseStatus.PROCESSING_FAILURE, "could not be stored");
        }
    }

    private static ImageException refusal(DimseStatus status, String comment) {
        return new ImageException(status.code())
                .setErrorComment(comment.length() > MAX_COMMENT ? comment.substring(0, MAX_COMMENT) : comment);
    }

    /** The data set as it arrives. Knows whether it was the association that failed, or whoever read from it. */
    private static final class IncomingData extends InputStream {

        private final PDVInputStream in;
        private final AtomicBoolean broken = new AtomicBoolean();

        IncomingData(PDVInputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            try {
                return in.read();
            } catch (IOException e) {
                broken.set(true);
                throw e;
            }
        }

        @Override
        public int read(byte[] b, int off, int len) throws IOException {
            try {
                return in.read(b, off, len);
            } catch (IOException e) {
                broken.set(true);
                throw e;
            }
        }

        /** Straight from the receive buffer, without another copy. */
        @Override
        public long transferTo(OutputStream out) throws IOException {
            Counting counting = new Counting(out);
            try {
                in.copyTo(counting);
            } catch (IOException e) {
                broken.set(!counting.failed);
                throw e;
            }
            return counting.count;
        }
    }

    private static final class Counting extends OutputStream {

        private final OutputStream out;
        private long count;
        private boolean failed;

        Counting(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] b, int off, int len) throws IOException {
            failed = true;
            out.write(b, off, len);
            failed = false;
            count += len;
        }
    }
}

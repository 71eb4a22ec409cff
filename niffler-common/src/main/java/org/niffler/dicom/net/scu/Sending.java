package org.niffler.dicom.net.scu;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.Commands;
import org.aoju.bus.image.metric.DimseRSP;
import org.aoju.bus.image.metric.FutureDimseRSP;
import org.niffler.dicom.AeAddress;
import org.niffler.dicom.DimseStatus;
import org.niffler.dicom.NetworkSettings;
import org.niffler.dicom.net.AssociationPool;
import org.niffler.dicom.net.SilenceWatch;

/** One C-STORE on one association. */
final class Sending {

    private static final int MEDIUM_PRIORITY = 0;

    private final AeAddress peer;
    private final Duration standstill;
    private final AssociationPool.Lease lease;
    private final Association association;
    private boolean conclusive;

    Sending(AssociationPool pool, AssociationPool.Lease lease) {
        this.peer = pool.peer();
        this.standstill = pool.settings().responseTimeout();
        this.lease = lease;
        this.association = lease.association();
    }

    /** Whether it would be no use to send it again on another association. */
    boolean isConclusive() {
        return conclusive;
    }

    /** @param limit zero means none */
    StoreOutcome send(OutgoingInstance instance, Duration limit) throws IOException, InterruptedException {
        Set<String> accepted = association.getTransferSyntaxesFor(instance.sopClassUid());
        if (!accepted.contains(instance.transferSyntaxUid())) {
            return new StoreOutcome.NotAccepted(accepted);
        }
        if (limit.isZero()) {
            return exchange(instance, limit);
        }
        ScheduledFuture<?> end = lease.abortIn(limit);
        try {
            return exchange(instance, limit);
        } finally {
            end.cancel(false);
        }
    }

    private StoreOutcome exchange(OutgoingInstance instance, Duration limit) throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (SilenceWatch watch = lease.abortAfterStandstill(standstill)) {
            try {
                DimseRSP response = request(instance);
                Exchange.next(response);
                return outcome(response.getCommand());
            } catch (UnreadableDataSet e) {
                // The peer has a part of it, and nothing but the end of the association tells it that no more comes.
                association.abort();
                throw e.cause();
            } catch (InterruptedException e) {
                association.abort();
                throw e;
            } catch (IOException e) {
                boolean late = !limit.isZero() && System.nanoTime() - start >= limit.toNanos();
                return lost(e, watch, late ? limit : Duration.ZERO);
            }
        }
    }

    /** Without the toolkit's time limit, which begins only when everything is sent. */
    private DimseRSP request(OutgoingInstance instance) throws IOException, InterruptedException {
        FutureDimseRSP response = new FutureDimseRSP(association.nextMessageID());
        association.invoke(
                association.pcFor(instance.sopClassUid(), instance.transferSyntaxUid()),
                Commands.mkCStoreRQ(
                        response.getMessageID(), instance.sopClassUid(), instance.sopInstanceUid(), MEDIUM_PRIORITY),
                (out, transferSyntaxUid) -> write(instance.dataSet(), new PduStream(out)),
                response,
                0);
        return response;
    }

    private static void write(OutgoingInstance.EncodedDataSet dataSet, PduStream out) throws IOException {
        try {
            dataSet.writeTo(out);
        } catch (IOException e) {
            throw out.hasFailed() ? e : new UnreadableDataSet(e);
        }
    }

    private static StoreOutcome outcome(Attributes response) {
        DimseStatus status = new DimseStatus(response.getInt(Tag.Status, DimseStatus.PROCESSING_FAILURE.code()));
        return status.isSuccess() || status.isWarning()
                ? new StoreOutcome.Stored(status)
                : new StoreOutcome.Refused(status, response.getString(Tag.ErrorComment, ""));
    }

    /** @param exceeded the time limit, if that was it; zero if not */
    private StoreOutcome lost(IOException cause, SilenceWatch watch, Duration exceeded) {
        conclusive = watch.hasExpired() || !exceeded.isZero();
        if (watch.hasExpired()) {
            return new StoreOutcome.Lost(peer + " did not respond within " + NetworkSettings.inSeconds(standstill));
        }
        return new StoreOutcome.Lost(
                exceeded.isZero()
                        ? Exchange.broken(peer, cause)
                        : "not done within " + NetworkSettings.inSeconds(exceeded));
    }

    /** It is our side that failed. */
    private static final class UnreadableDataSet extends IOException {

        private static final long serialVersionUID = 1L;

        UnreadableDataSet(IOException cause) {
            super(cause);
        }

        IOException cause() throws InterruptedException {
            if (getCause() instanceof ClosedByInterruptException) {
                Thread.interrupted(); // said by the exception from here on
                throw new InterruptedException("interrupted while an instance was read");
            }
            return (IOException) getCause();
        }
    }
}

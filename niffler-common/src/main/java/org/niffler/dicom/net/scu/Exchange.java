package org.niffler.dicom.net.scu;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Supplier;
import org.aoju.bus.image.Dimse;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.DimseRSP;
import org.aoju.bus.image.metric.internal.pdu.AAbort;
import org.niffler.dicom.AeAddress;
import org.niffler.dicom.NetworkSettings;
import org.niffler.dicom.net.AssociationPool;
import org.niffler.dicom.net.SilenceWatch;
import org.niffler.dicom.net.UnreachableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request and its responses on a pooled association.
 *
 * <p>An association that was idle may have been closed by its peer at that moment; a request that gets no response at all
 * on such a one is sent once more on a fresh one. All requests made here may be repeated without harm.
 */
final class Exchange {

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    /** A PACS finishes the sub-operation in flight before it stops. */
    private static final Duration CANCEL_PATIENCE = Duration.ofSeconds(10);

    private final AssociationPool pool;
    private final Duration responseTimeout;
    private final boolean anythingCounts;

    /** @param responseTimeout from one response to the next; the toolkit's timer holds the peer to it */
    Exchange(AssociationPool pool, Duration responseTimeout) {
        this(pool, responseTimeout, false);
    }

    private Exchange(AssociationPool pool, Duration responseTimeout, boolean anythingCounts) {
        this.pool = pool;
        this.responseTimeout = responseTimeout;
        this.anythingCounts = anythingCounts;
    }

    /** For requests that the peer may leave without a response as long as it sends instances. */
    static Exchange allowingSilence(AssociationPool pool, Duration timeout) {
        return new Exchange(pool, timeout, true);
    }

    /** Lends an association, and knows what else shows that the peer is at work. */
    @FunctionalInterface
    interface Source {

        AssociationPool.Lease acquire() throws UnreachableException, InterruptedException;

        /** How long nothing has come on other associations; for ever unless it is known. */
        default Duration silenceElsewhere() {
            return FOREVER;
        }
    }

    /** Sends a request. */
    @FunctionalInterface
    interface Request {
        DimseRSP send(Association association, String sopClass) throws IOException, InterruptedException;
    }

    /** Takes the responses in the order in which they come. */
    @FunctionalInterface
    interface Responses {
        void take(DimseRSP response) throws IOException;
    }

    /**
     * Sends the request and hands over every response, the final one too.
     *
     * @param sopClasses in order of preference; the first that the peer accepted is used
     * @return why it broke off; empty if the final response came
     * @throws InterruptedException if the thread is interrupted; the request is cancelled then (C-CANCEL)
     */
    Optional<String> perform(List<String> sopClasses, Request request, Responses responses)
            throws UnreachableException, InterruptedException {
        return perform(pool::acquire, sopClasses, request, responses);
    }

    /** @param source of the association */
    Optional<String> perform(Source source, List<String> sopClasses, Request request, Responses responses)
            throws UnreachableException, InterruptedException {
        while (true) {
            try (AssociationPool.Lease lease = source.acquire()) {
                Attempt attempt = new Attempt(lease, source::silenceElsewhere);
                Optional<String> broken = attempt.run(sopClasses, request, responses);
                if (broken.isEmpty() || attempt.conclusive || !lease.usedBefore()) {
                    return broken;
                }
            }
        }
    }

    private final class Attempt {

        private final AssociationPool.Lease lease;
        private final Supplier<Duration> silenceElsewhere;
        private boolean conclusive;
        private int receivedBefore;
        private long lastHeard = System.nanoTime();

        Attempt(AssociationPool.Lease lease, Supplier<Duration> silenceElsewhere) {
            this.lease = lease;
            this.silenceElsewhere = silenceElsewhere;
        }

        Optional<String> run(List<String> sopClasses, Request request, Responses responses)
                throws InterruptedException {
            Association association = lease.association();
            Optional<String> sopClass = sopClasses.stream()
                    .filter(uid -> !association.getTransferSyntaxesFor(uid).isEmpty())
                    .findFirst();
            if (sopClass.isEmpty()) {
                conclusive = true;
                return Optional.of(pool.peer() + " does not offer this service (SOP class "
                        + String.join(" or ", sopClasses) + ")");
            }
            receivedBefore = association.getNumberOfReceived(Dimse.C_STORE_RQ);
            Duration limit = anythingCounts ? responseTimeout : Duration.ZERO;
            try (SilenceWatch watch = lease.abortAfterSilence(limit, silenceElsewhere)) {
                Optional<String> broken = exchange(request, sopClass.get(), responses, watch);
                conclusive = hasAnswered();
                return broken;
            }
        }

        private Optional<String> exchange(Request request, String sopClass, Responses responses, SilenceWatch watch)
                throws InterruptedException {
            try {
                DimseRSP response = request.send(lease.association(), sopClass);
                try {
                    while (next(response)) {
                        conclusive = true;
                        lastHeard = System.nanoTime();
                        responses.take(response);
                    }
                } catch (InterruptedException e) {
                    cancel(response);
                    throw e;
                }
                return Optional.empty();
            } catch (IOException e) {
                return Optional.of(watch.hasExpired() ? silent() : explain(e));
            }
        }

        /** PS3.4 C.4.2.3.1: the peer answers a C-CANCEL with a final response, sooner or later; some never do. */
        private void cancel(DimseRSP response) {
            ScheduledFuture<?> end = lease.abortIn(CANCEL_PATIENCE);
            boolean interruptedAgain = false;
            try {
                response.cancel(lease.association());
                boolean pending = true;
                while (pending) {
                    try {
                        pending = response.next();
                    } catch (InterruptedException e) {
                        interruptedAgain = true; // we are stopping already, and not for long
                    }
                }
            } catch (IOException e) {
                LOG.debug("{}: no final response to the C-CANCEL", lease.association());
            } finally {
                end.cancel(false);
                if (interruptedAgain) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        private String silent() {
            conclusive = true;
            return pool.peer() + " did not respond within " + NetworkSettings.inSeconds(responseTimeout);
        }

        private boolean hasAnswered() {
            return conclusive || lease.association().getNumberOfReceived(Dimse.C_STORE_RQ) > receivedBefore;
        }

        /** Orthanc accepts everybody's association, and aborts at the first query of an AE that it does not know. */
        private String perhapsRefused() {
            return " instead of answering; perhaps it does not let "
                    + lease.association().getCallingAET() + " ask for this: its log says why";
        }

        private String explain(IOException cause) {
            Duration silence = Duration.ofNanos(System.nanoTime() - lastHeard);
            if (!anythingCounts && !responseTimeout.isZero() && silence.compareTo(responseTimeout) >= 0) {
                // Whatever the connection says by now: we have aborted it. An idle one that was stale fails at once.
                return silent();
            }
            return broken(pool.peer(), cause) + (cause instanceof AAbort && !hasAnswered() ? perhapsRefused() : "");
        }
    }

    /** The toolkit forgets a response that came just before the connection broke, unless it is asked again. */
    static boolean next(DimseRSP response) throws IOException, InterruptedException {
        try {
            return response.next();
        } catch (IOException e) {
            return response.next();
        }
    }

    /** How an association ended in the middle of an exchange. */
    static String broken(AeAddress peer, IOException cause) {
        if (cause instanceof AAbort) {
            return peer + " aborted the association";
        }
        if (cause instanceof EOFException) {
            return peer + " closed the connection";
        }
        return "the connection to " + peer + " was lost";
    }
}

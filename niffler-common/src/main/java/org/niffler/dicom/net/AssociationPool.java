package org.niffler.dicom.net;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.aoju.bus.image.metric.Association;
import org.niffler.dicom.AeAddress;
import org.niffler.dicom.NetworkSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The associations that we hold with one peer: never more than allowed, opened when first needed, used again, released
 * when nothing has needed them for a while. A PACS that admits a dozen associations in all is disturbed by a client that
 * opens one for every request.
 */
public final class AssociationPool implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AssociationPool.class);

    /** Long enough for the pause between two studies, short enough not to hold the peer's slots for nothing. */
    private static final Duration IDLE_BEFORE_RELEASE = Duration.ofSeconds(20);

    private final DicomNode node;
    private final AeAddress peer;
    private final AssociationOffer offer;
    private final Semaphore permits;
    private final int maxAssociations;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private int lent;
    private boolean closed;

    /** @param sopClasses what we use on every association, as SOP class UIDs; at most 128 (PS3.8 9.3.2.2) */
    public AssociationPool(DicomNode node, AeAddress peer, List<String> sopClasses, int maxAssociations) {
        this(node, peer, AssociationOffer.using(sopClasses), maxAssociations);
    }

    /** @param offer what is proposed on every association */
    public AssociationPool(DicomNode node, AeAddress peer, AssociationOffer offer, int maxAssociations) {
        this.node = node;
        this.peer = peer;
        this.offer = offer;
        this.maxAssociations = maxAssociations;
        this.permits = new Semaphore(maxAssociations, true);
    }

    public AeAddress peer() {
        return peer;
    }

    public NetworkSettings settings() {
        return node.settings();
    }

    /**
     * Takes an association, waiting while all that are allowed are in use.
     *
     * @throws UnreachableException if a new one had to be opened and could not be
     */
    public Lease acquire() throws UnreachableException, InterruptedException {
        return acquire(offer);
    }

    /**
     * Takes an association on which this was proposed instead of the pool's own offer.
     *
     * @throws UnreachableException if a new one had to be opened and could not be
     */
    public Lease acquire(AssociationOffer special) throws UnreachableException, InterruptedException {
        permits.acquire();
        boolean taken = false;
        try {
            OpenAssociation pooled = takeIdle(special);
            Lease lease = pooled != null ? new Lease(pooled, true) : new Lease(open(special), false);
            taken = true;
            return lease;
        } finally {
            if (!taken) {
                takenBack();
            }
        }
    }

    /** One that is idle makes room if there would be too many. */
    private OpenAssociation open(AssociationOffer proposed) throws UnreachableException, InterruptedException {
        Idle inTheWay;
        synchronized (this) {
            inTheWay = idle.size() + lent > maxAssociations ? idle.pollLast() : null;
        }
        if (inTheWay != null) {
            inTheWay.expiry().cancel(false);
            release(inTheWay.association());
        }
        return node.open(peer, proposed);
    }

    /** Releases what is idle, and waits for the peer's answers; what is in use is released when it comes back. */
    @Override
    public void close() {
        List<Idle> remaining;
        synchronized (this) {
            closed = true;
            remaining = List.copyOf(idle);
            idle.clear();
        }
        for (Idle entry : remaining) {
            entry.expiry().cancel(false);
            release(entry.association());
        }
    }

    private synchronized OpenAssociation takeIdle(AssociationOffer wanted) {
        lent++;
        Iterator<Idle> entries = idle.iterator();
        while (entries.hasNext()) {
            Idle entry = entries.next();
            boolean usable = entry.association().isUsable();
            boolean fits = entry.association().offer().equals(wanted);
            if (fits || !usable) {
                entries.remove();
                entry.expiry().cancel(false);
            }
            if (fits && usable) {
                return entry.association();
            }
        }
        return null;
    }

    private void takenBack() {
        synchronized (this) {
            lent--;
        }
        permits.release();
    }

    private void giveBack(OpenAssociation association) {
        if (!keep(association)) {
            release(association);
        }
        takenBack();
    }

    private synchronized boolean keep(OpenAssociation association) {
        if (closed || !association.isUsable()) {
            return false;
        }
        idle.push(new Idle(association, node.schedule(() -> expire(association), IDLE_BEFORE_RELEASE)));
        return true;
    }

    private void expire(OpenAssociation association) {
        boolean stillIdle;
        synchronized (this) {
            stillIdle = idle.removeIf(entry -> entry.association() == association);
        }
        if (stillIdle) {
            node.execute(() -> release(association));
        }
    }

    private static void release(OpenAssociation association) {
        if (!association.isUsable()) {
            return;
        }
        try {
            association.association().release();
            association.association().waitForSocketClose();
        } catch (IOException e) {
            LOG.debug("{} could not be released: the connection is gone", association.association());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Idle(OpenAssociation association, ScheduledFuture<?> expiry) {}

    /** One association, lent until it is closed. */
    public final class Lease implements AutoCloseable {

        private final OpenAssociation open;
        private final boolean usedBefore;

        private Lease(OpenAssociation open, boolean usedBefore) {
            this.open = open;
            this.usedBefore = usedBefore;
        }

        /** For the {@code org.niffler.dicom} packages only. */
        public Association association() {
            return open.association();
        }

        /** Whether it may have gone stale while it was idle: its peer may have closed it at that very moment. */
        public boolean usedBefore() {
            return usedBefore;
        }

        /** Aborts it after a while, unless the returned task is cancelled before. */
        public ScheduledFuture<?> abortIn(Duration patience) {
            return node.schedule(() -> node.abort(open), patience);
        }

        /**
         * Aborts it once the peer has sent nothing for this long, until the watch is closed.
         *
         * @param limit zero means none
         * @param elsewhere how long nothing has come on other associations that would show that the peer is at work
         */
        public SilenceWatch abortAfterSilence(Duration limit, Supplier<Duration> elsewhere) {
            return SilenceWatch.over(open, limit, node, elsewhere);
        }

        /**
         * Aborts it once the peer has for this long neither sent anything nor taken what we write, until the watch is
         * closed.
         *
         * @param limit zero means none
         */
        public SilenceWatch abortAfterStandstill(Duration limit) {
            return SilenceWatch.over(open, limit, node, open::standstill);
        }

        /** Gives it back; one that is broken is not kept. */
        @Override
        public void close() {
            giveBack(open);
        }
    }
}

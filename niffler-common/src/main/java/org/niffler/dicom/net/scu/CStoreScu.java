package org.niffler.dicom.net.scu;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.niffler.dicom.net.AssociationOffer;
import org.niffler.dicom.net.AssociationPool;
import org.niffler.dicom.net.UnreachableException;

/** Sends instances (PS3.4 B.2). */
public final class CStoreScu {

    private final AssociationPool pool;

    /** @param pool what it proposes itself does not matter; see {@link #offers} */
    public CStoreScu(AssociationPool pool) {
        this.pool = pool;
    }

    /**
     * What is to be proposed for sending instances of these forms: one offer for all, unless they are more than an
     * association has room for.
     *
     * @return for each form the offer to {@link #store} it with; forms that follow each other share one, as far as it goes
     * @throws IllegalArgumentException if one form alone is more than an association has room for
     */
    public static Map<StorageForm, AssociationOffer> offers(Collection<StorageForm> forms) {
        return StorageOffers.of(forms);
    }

    /**
     * Sends one instance and waits for the response. An association that was idle may have been closed by its peer at that
     * moment; what gets no answer on such a one is sent once more on a fresh one, which does no harm (PS3.4 B.2.2).
     *
     * @param limit after which the association is aborted; zero means none. So it is, too, when the peer has neither taken
     *     nor answered anything for the response timeout.
     * @throws UnreachableException if no association can be opened
     * @throws IOException if the data set cannot be read; the association is aborted then
     * @throws InterruptedException if the thread is interrupted; the association is aborted then, as there is no C-CANCEL
     *     for a C-STORE (PS3.7 9.3.2.3)
     */
    public StoreOutcome store(AssociationOffer offer, OutgoingInstance instance, Duration limit)
            throws IOException, InterruptedException {
        while (true) {
            try (AssociationPool.Lease lease = pool.acquire(offer)) {
                Sending sending = new Sending(pool, lease);
                StoreOutcome outcome = sending.send(instance, limit);
                boolean stale = outcome instanceof StoreOutcome.Lost && lease.usedBefore() && !sending.isConclusive();
                if (!stale) {
                    return outcome;
                }
            }
        }
    }
}

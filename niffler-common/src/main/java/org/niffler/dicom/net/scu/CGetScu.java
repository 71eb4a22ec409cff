package org.niffler.dicom.net.scu;

import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.Commands;
import org.aoju.bus.image.metric.DataWriterAdapter;
import org.aoju.bus.image.metric.DimseRSP;
import org.aoju.bus.image.metric.FutureDimseRSP;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.QueryRetrieveLevel;
import org.niffler.dicom.net.AssociationOffer;
import org.niffler.dicom.net.AssociationPool;
import org.niffler.dicom.net.UnreachableException;

/**
 * Asks a PACS to send instances on the very association on which they are asked for (PS3.4 C.4.3): nothing has to listen
 * here. They arrive as C-STORE requests at whatever takes them on our node; see {@code StorageService} of the package
 * {@code scp}.
 */
public final class CGetScu {

    private static final int MEDIUM_PRIORITY = 0;

    private final AssociationPool pool;
    private final Exchange exchange;

    /** @param pool one that proposes {@link #offer()} or {@link #offer(Collection)} */
    public CGetScu(AssociationPool pool) {
        this.pool = pool;
        this.exchange = Exchange.allowingSilence(pool, pool.settings().retrieveTimeout());
    }

    /** What a pool must propose when nobody knows what is going to come: the storage SOP classes in most use. */
    public static AssociationOffer offer() {
        return offer(StorageSopClasses.MOST_USED);
    }

    /**
     * What a pool must propose to retrieve instances of these storage SOP classes and no others. The fewer they are, the
     * more transfer syntaxes are told apart, and the more instances come as the PACS has them.
     *
     * @param storageSopClasses SOP class UIDs, those of which most will come first; empty if unknown
     * @throws IllegalArgumentException if they are more than an association has room for
     */
    public static AssociationOffer offer(Collection<String> storageSopClasses) {
        return storageSopClasses.isEmpty()
                ? offer()
                : StorageContexts.beside(QueryRetrieveSopClasses.forGet(), storageSopClasses);
    }

    /**
     * The same for peers that send everything in the first context of its SOP class, whatever its transfer syntax, as
     * DCMTK's {@code dcmqrscp} does: one context for each SOP class, with all transfer syntaxes to choose from. Worth a
     * try when a peer fails to send instances that it has.
     *
     * @throws IllegalArgumentException if they are more than an association has room for
     */
    public static AssociationOffer offerOfOneContextEach(Collection<String> storageSopClasses) {
        Collection<String> sopClasses = storageSopClasses.isEmpty() ? StorageSopClasses.MOST_USED : storageSopClasses;
        return StorageContexts.oneEach(QueryRetrieveSopClasses.forGet(), sopClasses);
    }

    /**
     * Whether the peer serves C-GET at this level; many do not.
     *
     * @throws UnreachableException if no association can be opened
     */
    public boolean isOffered(QueryRetrieveLevel level) throws UnreachableException, InterruptedException {
        try (AssociationPool.Lease lease = pool.acquire()) {
            return QueryRetrieveSopClasses.get(level).stream()
                    .anyMatch(sopClass -> !lease.association()
                            .getTransferSyntaxesFor(sopClass)
                            .isEmpty());
        }
    }

    /**
     * Sends one C-GET and waits for its final response; what the PACS sends until then has been stored or refused.
     *
     * @param keys the unique keys of the level and of all above, PatientID too (PS3.4 C.4.3.1.3.1)
     * @param progress told the peer's counters whenever it reports them, which may be at the end only
     * @throws UnreachableException if no association can be opened
     * @throws InterruptedException if the thread is interrupted; the C-GET is cancelled then (C-CANCEL)
     */
    public MoveOutcome get(QueryRetrieveLevel level, DataSet keys, Consumer<SubOperations> progress)
            throws UnreachableException, InterruptedException {
        return get(level, keys, pool::acquire, progress);
    }

    /**
     * The same on an association on which this was proposed.
     *
     * @param offer an {@link #offer(Collection)} or {@link #offerOfOneContextEach}
     */
    public MoveOutcome get(
            QueryRetrieveLevel level, DataSet keys, AssociationOffer offer, Consumer<SubOperations> progress)
            throws UnreachableException, InterruptedException {
        return get(level, keys, () -> pool.acquire(offer), progress);
    }

    private MoveOutcome get(
            QueryRetrieveLevel level, DataSet keys, Exchange.Source source, Consumer<SubOperations> progress)
            throws UnreachableException, InterruptedException {
        RetrieveResponses responses = new RetrieveResponses(progress);
        Optional<String> lost = exchange.perform(
                source,
                QueryRetrieveSopClasses.get(level),
                (association, sopClass) ->
                        send(association, sopClass, QueryRetrieveSopClasses.retrieval(sopClass, level, keys)),
                responses::take);
        return responses.outcome(lost);
    }

    /** Without the toolkit's time limit, which does not see the instances that come between two responses. */
    private static DimseRSP send(Association association, String sopClass, Attributes identifier)
            throws IOException, InterruptedException {
        FutureDimseRSP response = new FutureDimseRSP(association.nextMessageID());
        association.invoke(
                association.pcFor(sopClass, null),
                Commands.mkCGetRQ(response.getMessageID(), sopClass, MEDIUM_PRIORITY),
                new DataWriterAdapter(identifier),
                response,
                0);
        return response;
    }
}

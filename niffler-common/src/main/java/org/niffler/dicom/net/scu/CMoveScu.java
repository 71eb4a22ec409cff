package org.niffler.dicom.net.scu;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.Commands;
import org.aoju.bus.image.metric.DataWriterAdapter;
import org.aoju.bus.image.metric.DimseRSP;
import org.aoju.bus.image.metric.FutureDimseRSP;
import org.niffler.dicom.AeTitle;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.QueryRetrieveLevel;
import org.niffler.dicom.net.AssociationPool;
import org.niffler.dicom.net.UnreachableException;

/** Asks a PACS to send instances to an application entity (PS3.4 C.4.2). */
public final class CMoveScu {

    private static final int MEDIUM_PRIORITY = 0;

    private final AssociationPool pool;
    private final Exchange exchange;

    public CMoveScu(AssociationPool pool) {
        this.pool = pool;
        this.exchange = Exchange.allowingSilence(pool, pool.settings().retrieveTimeout());
    }

    /**
     * Whether the peer retrieves at this level: many implement the study root only, which has no patients.
     *
     * @throws UnreachableException if no association can be opened
     */
    public boolean isOffered(QueryRetrieveLevel level) throws UnreachableException, InterruptedException {
        try (AssociationPool.Lease lease = pool.acquire()) {
            return QueryRetrieveSopClasses.move(level).stream()
                    .anyMatch(sopClass -> !lease.association()
                            .getTransferSyntaxesFor(sopClass)
                            .isEmpty());
        }
    }

    /**
     * Sends one C-MOVE and waits for its final response.
     *
     * @param keys the unique keys of the level and of all above, PatientID too (PS3.4 C.4.2.1.4.2)
     * @param progress told the peer's counters whenever it reports them
     * @throws UnreachableException if no association can be opened
     * @throws InterruptedException if the thread is interrupted; the C-MOVE is cancelled then (C-CANCEL)
     */
    public MoveOutcome move(
            QueryRetrieveLevel level, DataSet keys, AeTitle destination, Consumer<SubOperations> progress)
            throws UnreachableException, InterruptedException {
        return request(level, keys, destination, progress, pool::acquire);
    }

    /**
     * The same where the instances can be seen to arrive: the time limit for the next response counts from the last of
     * them, since some PACS send no response until the end (PS3.4 C.4.2.3.1).
     *
     * @param silence how long nothing has arrived
     */
    public MoveOutcome move(
            QueryRetrieveLevel level,
            DataSet keys,
            AeTitle destination,
            Consumer<SubOperations> progress,
            Supplier<Duration> silence)
            throws UnreachableException, InterruptedException {
        return request(level, keys, destination, progress, new Exchange.Source() {

            @Override
            public AssociationPool.Lease acquire() throws UnreachableException, InterruptedException {
                return pool.acquire();
            }

            @Override
            public Duration silenceElsewhere() {
                return silence.get();
            }
        });
    }

    private MoveOutcome request(
            QueryRetrieveLevel level,
            DataSet keys,
            AeTitle destination,
            Consumer<SubOperations> progress,
            Exchange.Source source)
            throws UnreachableException, InterruptedException {
        RetrieveResponses responses = new RetrieveResponses(progress);
        Optional<String> lost = exchange.perform(
                source,
                QueryRetrieveSopClasses.move(level),
                (association, sopClass) -> send(
                        association, sopClass, QueryRetrieveSopClasses.retrieval(sopClass, level, keys), destination),
                responses::take);
        return responses.outcome(lost);
    }

    /** Without the toolkit's time limit, which sees nothing but responses. */
    private static DimseRSP send(Association association, String sopClass, Attributes identifier, AeTitle destination)
            throws IOException, InterruptedException {
        FutureDimseRSP response = new FutureDimseRSP(association.nextMessageID());
        association.invoke(
                association.pcFor(sopClass, null),
                Commands.mkCMoveRQ(response.getMessageID(), sopClass, MEDIUM_PRIORITY, destination.value()),
                new DataWriterAdapter(identifier),
                response,
                0);
        return response;
    }
}

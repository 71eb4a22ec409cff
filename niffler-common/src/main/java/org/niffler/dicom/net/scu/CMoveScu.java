package org.niffler.dicom.net.scu;

import java.util.Optional;
import java.util.function.Consumer;
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
        this.exchange = new Exchange(pool, pool.settings().retrieveTimeout());
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
        RetrieveResponses responses = new RetrieveResponses(progress);
        Optional<String> lost = exchange.perform(
                QueryRetrieveSopClasses.move(level),
                (association, sopClass) -> association.cmove(
                        sopClass,
                        MEDIUM_PRIORITY,
                        QueryRetrieveSopClasses.retrieval(sopClass, level, keys),
                        null,
                        destination.value()),
                responses::take);
        return responses.outcome(lost);
    }
}

package org.niffler.cold;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.niffler.cold.retrieve.Archive;
import org.niffler.dicom.QueryRetrieveLevel;
import org.niffler.dicom.net.AssociationOffer;
import org.niffler.dicom.net.UnreachableException;
import org.niffler.dicom.net.scu.CGetScu;
import org.niffler.dicom.net.scu.MoveOutcome;

/**
 * Makes a PACS send on the association on which it is asked.
 *
 * <p>What may come has to be proposed beforehand. Two things can make that fail: an instance of a SOP class that was not
 * proposed, which is when the classes of what is missing are told in the next request; and a PACS that looks at one
 * presentation context of a SOP class only. As nobody can ask for the latter, the other form of proposal is used from
 * then on whenever one has failed.
 */
final class RetrieveByGet implements Archive.Retriever {

    private final CGetScu scu;
    private final AtomicBoolean oneContextEach = new AtomicBoolean();

    RetrieveByGet(CGetScu scu) {
        this.scu = scu;
    }

    @Override
    public MoveOutcome retrieve(Archive.Ask ask, Supplier<Duration> silence)
            throws UnreachableException, InterruptedException {
        boolean one = oneContextEach.get();
        AssociationOffer offer =
                one ? CGetScu.offerOfOneContextEach(ask.sopClasses()) : CGetScu.offer(ask.sopClasses());
        MoveOutcome outcome = scu.get(ask.level(), ask.keys(), offer, counters -> {});
        if (outcome.subOperations().failed() > 0) {
            oneContextEach.compareAndSet(one, !one);
        }
        return outcome;
    }

    @Override
    public boolean isOffered(QueryRetrieveLevel level) throws UnreachableException, InterruptedException {
        return scu.isOffered(level);
    }

    @Override
    public Optional<String> suspicion() {
        return Optional.of("perhaps it can send this by C-MOVE only (Retrieve)");
    }
}

package org.niffler.dicom.net.scu;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.aoju.bus.image.Tag;
import org.niffler.dicom.DimseStatus;
import org.niffler.dicom.net.AssociationPool;
import org.niffler.dicom.net.UnreachableException;

/** Asks a peer whether it is there and accepts us (PS3.7 9.1.5). */
public final class CEchoScu {

    private final Exchange exchange;

    public CEchoScu(AssociationPool pool) {
        this.exchange = new Exchange(pool, pool.settings().responseTimeout());
    }

    /** @throws UnreachableException if no association can be opened; the message says why and what to look at */
    public EchoOutcome echo() throws UnreachableException, InterruptedException {
        AtomicInteger status = new AtomicInteger();
        Optional<String> lost = exchange.perform(
                List.of(QueryRetrieveSopClasses.VERIFICATION),
                (association, sopClass) -> association.cecho(sopClass),
                response ->
                        status.set(response.getCommand().getInt(Tag.Status, DimseStatus.PROCESSING_FAILURE.code())));
        return lost.<EchoOutcome>map(EchoOutcome.Lost::new)
                .orElseGet(() -> new EchoOutcome.Answered(new DimseStatus(status.get())));
    }
}

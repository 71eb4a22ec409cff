package org.niffler.testkit.pacs;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.AssociationHandler;
import org.aoju.bus.image.metric.internal.pdu.AAssociateAC;
import org.aoju.bus.image.metric.internal.pdu.AAssociateRJ;
import org.aoju.bus.image.metric.internal.pdu.AAssociateRQ;

/** Decides who may come in, and counts who did. */
final class Admissions extends AssociationHandler {

    private final Faults faults;
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger released = new AtomicInteger();
    private final AtomicInteger aborted = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    Admissions(Faults faults) {
        this.faults = faults;
    }

    @Override
    protected AAssociateAC negotiate(Association association, AAssociateRQ request) throws IOException {
        switch (faults.admission()) {
            case REJECT_PERMANENTLY ->
                throw new AAssociateRJ(
                        AAssociateRJ.RESULT_REJECTED_PERMANENT,
                        AAssociateRJ.SOURCE_SERVICE_USER,
                        AAssociateRJ.REASON_NO_REASON_GIVEN);
            case REJECT_FOR_NOW ->
                throw new AAssociateRJ(
                        AAssociateRJ.RESULT_REJECTED_TRANSIENT,
                        AAssociateRJ.SOURCE_SERVICE_PROVIDER_PRES,
                        AAssociateRJ.REASON_TEMPORARY_CONGESTION);
            default -> {
                // Welcome.
            }
        }
        if (!faults.knows(request.getCallingAET())) {
            throw new AAssociateRJ(
                    AAssociateRJ.RESULT_REJECTED_PERMANENT,
                    AAssociateRJ.SOURCE_SERVICE_USER,
                    AAssociateRJ.REASON_CALLING_AET_NOT_RECOGNIZED);
        }
        AAssociateAC acceptance = super.negotiate(association, request);
        accepted.incrementAndGet();
        int now = open.incrementAndGet();
        most.accumulateAndGet(now, Math::max);
        return acceptance;
    }

    @Override
    protected void onClose(Association association) {
        super.onClose(association);
        if (association.isRequestor() || association.getAAssociateAC() == null) {
            return;
        }
        open.decrementAndGet();
        (association.getException() == null ? released : aborted).incrementAndGet();
    }

    TestPacs.Associations counts() {
        return new TestPacs.Associations(accepted.get(), released.get(), aborted.get(), open.get(), most.get());
    }
}

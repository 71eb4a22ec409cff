package org.niffler.dicom.net;

import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.AssociationHandler;
import org.aoju.bus.image.metric.internal.pdu.AAssociateAC;
import org.aoju.bus.image.metric.internal.pdu.AAssociateRJ;
import org.aoju.bus.image.metric.internal.pdu.AAssociateRQ;
import org.aoju.bus.image.metric.internal.pdu.IdentityAC;
import org.niffler.dicom.Implementation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts associations as the toolkit does, under our own name, from those who may open one. */
final class Door extends AssociationHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private volatile Admission admission = Admission.ANYBODY;
    private volatile AssociationWatch watch = AssociationWatch.NONE;
    private final AtomicInteger open = new AtomicInteger();

    void set(Admission who, AssociationWatch told) {
        this.admission = who;
        this.watch = told;
    }

    boolean admits(InetAddress host) {
        boolean admitted = admission.admits(host);
        if (!admitted) {
            LOG.warn("a connection from {} is refused: the host is not among the allowed ones", host.getHostAddress());
            watch.refused(host.getHostAddress(), AssociationWatch.Refusal.HOST_NOT_ALLOWED);
        }
        return admitted;
    }

    @Override
    protected AAssociateAC negotiate(Association association, AAssociateRQ request) throws IOException {
        String callingAet = request.getCallingAET();
        try {
            if (!admission.admitsTitle(callingAet)) {
                throw new AAssociateRJ(
                        AAssociateRJ.RESULT_REJECTED_PERMANENT,
                        AAssociateRJ.SOURCE_SERVICE_USER,
                        AAssociateRJ.REASON_CALLING_AET_NOT_RECOGNIZED);
            }
            if (open.get() >= admission.mostAssociations()) {
                throw new AAssociateRJ(
                        AAssociateRJ.RESULT_REJECTED_TRANSIENT,
                        AAssociateRJ.SOURCE_SERVICE_PROVIDER_PRES,
                        AAssociateRJ.REASON_LOCAL_LIMIT_EXCEEDED);
            }
            AAssociateAC acceptance = super.negotiate(association, request);
            open.incrementAndGet();
            watch.opened(callingAet);
            association.addAssociationListener(closed -> {
                open.decrementAndGet();
                watch.closed(callingAet);
            });
            return acceptance;
        } catch (AAssociateRJ e) {
            String host = association.getSocket().getInetAddress().getHostAddress();
            LOG.warn("an association of {} at {} is refused: {}", callingAet, host, e.getMessage());
            watch.refused(callingAet, reason(e));
            throw e;
        }
    }

    private static AssociationWatch.Refusal reason(AAssociateRJ rejection) {
        if (rejection.getSource() == AAssociateRJ.SOURCE_SERVICE_PROVIDER_PRES) {
            return AssociationWatch.Refusal.TOO_MANY;
        }
        return rejection.getReason() == AAssociateRJ.REASON_CALLING_AET_NOT_RECOGNIZED
                ? AssociationWatch.Refusal.CALLING_AET_NOT_ALLOWED
                : AssociationWatch.Refusal.OTHER;
    }

    @Override
    protected AAssociateAC makeAAssociateAC(Association association, AAssociateRQ request, IdentityAC identity) {
        AAssociateAC acceptance = super.makeAAssociateAC(association, request, identity);
        acceptance.setImplClassUID(Implementation.CLASS_UID);
        acceptance.setImplVersionName(Implementation.VERSION_NAME);
        return acceptance;
    }
}

package org.niffler.dicom.net;

import java.util.List;
import org.aoju.bus.image.metric.internal.pdu.AAssociateRQ;
import org.aoju.bus.image.metric.internal.pdu.Presentation;
import org.aoju.bus.image.metric.internal.pdu.RoleSelection;

/** What we propose when we open an association. */
public record AssociationOffer(List<ProposedContext> contexts) {

    /** Their IDs are the odd numbers from 1 to 255 (PS3.8 9.3.2.2). */
    public static final int MAX_CONTEXTS = 128;

    /** @throws IllegalArgumentException if they are more than an association can have */
    public AssociationOffer {
        contexts = List.copyOf(contexts);
        if (contexts.size() > MAX_CONTEXTS) {
            throw new IllegalArgumentException(contexts.size()
                    + " presentation contexts do not fit into one association, which has at most " + MAX_CONTEXTS);
        }
    }

    /** To use these services, given as SOP class UIDs. */
    public static AssociationOffer using(List<String> sopClasses) {
        return new AssociationOffer(
                sopClasses.stream().map(ProposedContext::using).toList());
    }

    void addTo(AAssociateRQ request) {
        int id = 1;
        for (ProposedContext context : contexts) {
            request.addPresentationContext(new Presentation(
                    id, context.sopClassUid(), context.transferSyntaxUids().toArray(String[]::new)));
            if (context.receiving()) {
                request.addRoleSelection(new RoleSelection(context.sopClassUid(), false, true));
            }
            id += 2;
        }
    }
}

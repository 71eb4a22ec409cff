package org.niffler.dicom.net.scu;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.niffler.dicom.net.AssociationOffer;
import org.niffler.dicom.net.ProposedContext;

/**
 * Spreads what is to be sent over as few associations as have room for it. Each transfer syntax of a SOP class has a
 * presentation context of its own: of several in one, the peer would choose (PS3.8 7.1.1.13), and not what the files have.
 */
final class StorageOffers {

    private StorageOffers() {}

    /** @return for each form the offer of the association on which to send it, in the order of the forms */
    static Map<StorageForm, AssociationOffer> of(Collection<StorageForm> forms) {
        Map<StorageForm, AssociationOffer> offers = new LinkedHashMap<>();
        Set<StorageForm> together = new LinkedHashSet<>();
        Set<ProposedContext> contexts = new LinkedHashSet<>();
        for (StorageForm form : new LinkedHashSet<>(forms)) {
            Set<ProposedContext> more = new LinkedHashSet<>(contexts);
            more.addAll(contexts(form));
            if (more.size() > AssociationOffer.MAX_CONTEXTS && !together.isEmpty()) {
                settle(together, contexts, offers);
                contexts.addAll(contexts(form));
            } else {
                contexts.addAll(more);
            }
            together.add(form);
        }
        settle(together, contexts, offers);
        return offers;
    }

    private static List<ProposedContext> contexts(StorageForm form) {
        return form.transferSyntaxUids().stream()
                .map(uid -> new ProposedContext(form.sopClassUid(), List.of(uid), false))
                .toList();
    }

    private static void settle(
            Set<StorageForm> together, Set<ProposedContext> contexts, Map<StorageForm, AssociationOffer> offers) {
        AssociationOffer offer = new AssociationOffer(List.copyOf(contexts));
        together.forEach(form -> offers.put(form, offer));
        together.clear();
        contexts.clear();
    }
}

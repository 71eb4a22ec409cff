package org.niffler.dicom.net.scu;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import org.niffler.dicom.net.AssociationOffer;
import org.niffler.dicom.net.ProposedContext;

/**
 * Spreads storage SOP classes and transfer syntaxes over the presentation contexts that an association has room for.
 *
 * <p>Of the transfer syntaxes in one context the peer picks one, before it knows what we shall ask for, and sends what it
 * has in another only if it can transcode. Every further context of a SOP class is one more form in which its instances
 * may come. So each gets one context for a start, and what room remains goes to finer and finer divisions, the first SOP
 * classes first.
 */
final class StorageContexts {

    private StorageContexts() {}

    /**
     * @param services what is proposed besides
     * @throws IllegalArgumentException if the SOP classes are more than there is room for
     */
    static AssociationOffer beside(List<String> services, Collection<String> storageSopClasses) {
        List<String> sopClasses = distinct(storageSopClasses, room(services));
        return offer(services, sopClasses, divide(sopClasses.size(), room(services)));
    }

    /** The same with all transfer syntaxes in the only context of each SOP class. */
    static AssociationOffer oneEach(List<String> services, Collection<String> storageSopClasses) {
        List<String> sopClasses = distinct(storageSopClasses, room(services));
        return offer(
                services, sopClasses, Collections.nCopies(sopClasses.size(), List.of(StorageTransferSyntaxes.ALL)));
    }

    private static int room(List<String> services) {
        return AssociationOffer.MAX_CONTEXTS - services.size();
    }

    private static List<String> distinct(Collection<String> storageSopClasses, int room) {
        List<String> sopClasses = List.copyOf(new LinkedHashSet<>(storageSopClasses));
        if (sopClasses.size() > room) {
            throw new IllegalArgumentException("an association has room for " + room + " storage SOP classes, not for "
                    + sopClasses.size() + "; retrieve series by series");
        }
        return sopClasses;
    }

    /** @param divisions for each SOP class its contexts, each a list of transfer syntaxes */
    private static AssociationOffer offer(
            List<String> services, List<String> sopClasses, List<List<List<String>>> divisions) {
        List<ProposedContext> contexts =
                new ArrayList<>(services.stream().map(ProposedContext::using).toList());
        for (int i = 0; i < sopClasses.size(); i++) {
            String sopClass = sopClasses.get(i);
            divisions.get(i).forEach(syntaxes -> contexts.add(ProposedContext.receiving(sopClass, syntaxes)));
        }
        return new AssociationOffer(contexts);
    }

    /** @return for each SOP class its contexts, each a list of transfer syntaxes */
    private static List<List<List<String>>> divide(int sopClasses, int room) {
        List<List<List<String>>> divisions =
                new ArrayList<>(Collections.nCopies(sopClasses, StorageTransferSyntaxes.DIVISIONS.get(0)));
        int used = divisions.stream().mapToInt(List::size).sum();
        for (List<List<String>> finer : StorageTransferSyntaxes.DIVISIONS) {
            for (int i = 0; i < sopClasses; i++) {
                int more = finer.size() - divisions.get(i).size();
                if (used + more <= room) {
                    divisions.set(i, finer);
                    used += more;
                }
            }
        }
        return divisions;
    }
}

package org.niffler.cold;

import java.util.ArrayList;
import java.util.List;
import org.niffler.cold.cli.PacsSettings;
import org.niffler.cold.cli.Transport;
import org.niffler.cold.retrieve.Archive;
import org.niffler.cold.retrieve.Archives;
import org.niffler.cold.retrieve.StudyContents;
import org.niffler.cold.retrieve.StudyFinder;
import org.niffler.dicom.AeAddress;
import org.niffler.dicom.net.AssociationPool;
import org.niffler.dicom.net.DicomNode;
import org.niffler.dicom.net.scu.CFindScu;
import org.niffler.dicom.net.scu.CGetScu;
import org.niffler.dicom.net.scu.CMoveScu;
import org.niffler.dicom.net.scu.QueryRetrieveSopClasses;

/** The PACS of a run and the associations that it holds with them. */
final class OpenArchives implements AutoCloseable {

    private final List<AssociationPool> pools = new ArrayList<>();
    private final List<Archive> archives = new ArrayList<>();

    OpenArchives(DicomNode node, PacsSettings settings, int associations) {
        add(node, settings, settings.pacs(), associations);
        settings.fallback().ifPresent(fallback -> add(node, settings, fallback, associations));
    }

    static AssociationPool pool(DicomNode node, AeAddress peer, int associations) {
        return new AssociationPool(node, peer, QueryRetrieveSopClasses.all(), associations);
    }

    private static AssociationPool poolFor(PacsSettings settings, DicomNode node, AeAddress peer, int associations) {
        return settings.transport() == Transport.GET
                ? new AssociationPool(node, peer, CGetScu.offer(), associations)
                : pool(node, peer, associations);
    }

    /** The associations with the first. */
    AssociationPool first() {
        return pools.get(0);
    }

    /** In the order in which they are preferred. */
    Archives all() {
        return new Archives(archives);
    }

    private void add(DicomNode node, PacsSettings settings, AeAddress peer, int associations) {
        AssociationPool pool = poolFor(settings, node, peer, associations);
        pools.add(pool);
        CFindScu find = new CFindScu(pool);
        StudyContents contents = new StudyContents(find);
        archives.add(new Archive(
                peer.title().value(),
                new StudyFinder(find, contents),
                contents,
                settings.transport() == Transport.GET
                        ? new RetrieveByGet(new CGetScu(pool))
                        : new RetrieveByMove(new CMoveScu(pool), settings.destination(), destination(settings))));
    }

    private static String destination(PacsSettings settings) {
        return settings.receivesHere()
                ? settings.destination() + " as this host, port "
                        + settings.queryAe().port()
                        + (settings.security().tls().isPresent() ? " with TLS" : "") + ", and may it connect"
                : settings.destination().value();
    }

    @Override
    public void close() {
        pools.forEach(AssociationPool::close);
    }
}

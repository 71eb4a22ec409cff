package org.niffler.meta.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.niffler.dicom.file.SeriesLayout;
import org.niffler.meta.state.Lease;
import org.niffler.meta.state.LeaseFolder;
import org.niffler.workflow.WorkUnit;
import org.niffler.workflow.run.Run;
import org.niffler.workflow.run.RunSite;
import org.niffler.workflow.run.RunUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The storage folder of the service, whose cleaner deletes nothing that is leased. */
public final class LiveSite implements RunSite {

    private static final Logger LOG = LoggerFactory.getLogger(LiveSite.class);

    private static final String OWNER = "workflow ";
    private static final String KEPT = "kept by workflow ";

    private final SeriesLayout layout;
    private final LeaseFolder leases;
    private final RunDocuments documents;
    private final Consumer<Run> changes;

    /**
     * @param documents in which changes of runs are kept
     * @param changes is given every change of a run besides, and returns at once
     */
    public LiveSite(SeriesLayout layout, LeaseFolder leases, RunDocuments documents, Consumer<Run> changes) {
        this.layout = layout;
        this.leases = leases;
        this.documents = documents;
        this.changes = changes;
    }

    @Override
    public Optional<String> lease(String workflow, RunUnit unit) throws IOException {
        return Optional.of(leases.take(folderOf(unit), OWNER + workflow).name());
    }

    @Override
    public void release(String lease) throws IOException {
        leases.release(lease);
    }

    /** Under another owner, so that it is not taken for one that a crash has left. */
    @Override
    public void keep(String lease) throws IOException {
        Optional<Lease> old = leases.find(lease);
        if (old.isPresent()) {
            leases.take(old.get().folder(), KEPT + old.get().owner().substring(OWNER.length()));
            leases.release(lease);
        }
    }

    /** An instance is kept as part of its series: that is what is deleted. */
    private String folderOf(RunUnit unit) {
        if (unit.kind() != WorkUnit.INSTANCE) {
            return unit.place();
        }
        Path file = layout.resolve(unit.place());
        return layout.nameOf(layout.folderOf(file).orElseThrow());
    }

    @Override
    public List<Path> files(RunUnit unit) throws IOException {
        if (unit.kind() != WorkUnit.INSTANCE) {
            return layout.filesOf(unit.place());
        }
        Path file = layout.resolve(unit.place());
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? List.of(file) : List.of();
    }

    @Override
    public void changed(Run run) {
        documents.changed(run);
        changes.accept(run);
    }

    @Override
    public boolean isKept(Run run) {
        return documents.isWritten(run.id());
    }

    @Override
    public void whenKept(Run run, Runnable then) {
        documents.whenWritten(run.id(), then);
    }

    /**
     * Ends the leases of runs that a crash has kept from being written down.
     *
     * @param known the leases of all runs that are not over
     */
    public void releaseLeftOver(Set<String> known) throws IOException {
        leases.removeHalfWritten();
        int released = 0;
        for (Lease lease : leases.all()) {
            if (lease.owner().startsWith(OWNER) && !known.contains(lease.name())) {
                leases.release(lease);
                released++;
            }
        }
        if (released > 0) {
            LOG.info("{} leases of runs that were not begun before a crash are released", released);
        }
    }
}

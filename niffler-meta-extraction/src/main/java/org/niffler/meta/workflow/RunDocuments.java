package org.niffler.meta.workflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.niffler.metadata.MetadataDocument;
import org.niffler.metadata.MetadataStore;
import org.niffler.metadata.StoreUnavailableException;
import org.niffler.workflow.run.Run;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the latest state of every run into the metadata store, and waits where that is away: runs go on meanwhile. One thread
 * calls {@link #write} again and again; {@link #changed} may be called by any.
 */
public final class RunDocuments {

    /** Of the store. */
    public static final String COLLECTION = RunDocument.COLLECTION;

    private static final Logger LOG = LoggerFactory.getLogger(RunDocuments.class);

    private static final int BATCH = 500;

    private final MetadataStore store;
    private final String version;
    private final Map<String, Run> changed = new LinkedHashMap<>();

    /** Being written, or written and perhaps not on the store's disk. */
    private final Set<String> writing = new HashSet<>();

    private final Map<String, Runnable> whenWritten = new HashMap<>();
    private boolean indexed;
    private boolean complained;

    /** @param version of Niffler */
    public RunDocuments(MetadataStore store, String version) {
        this.store = store;
        this.version = version;
    }

    /** A run is to be written when the store takes it. */
    public void changed(Run run) {
        synchronized (changed) {
            changed.put(run.id(), run);
            changed.notifyAll();
        }
    }

    /** Whether the store has what is known of a run, and does not lose it in a crash; or has refused it. */
    public boolean isWritten(String id) {
        synchronized (changed) {
            return !changed.containsKey(id) && !writing.contains(id);
        }
    }

    /** Does something when {@link #isWritten} is true of a run, at once if it is. */
    public void whenWritten(String id, Runnable then) {
        synchronized (changed) {
            if (!isWritten(id)) {
                whenWritten.put(id, then);
                return;
            }
        }
        then.run();
    }

    /** How many runs wait to be written. */
    public int size() {
        synchronized (changed) {
            return changed.size();
        }
    }

    /** Returns when something waits to be written, or after this time. */
    public void awaitChange(Duration most) throws InterruptedException {
        synchronized (changed) {
            if (changed.isEmpty()) {
                changed.wait(most.toMillis());
            }
        }
    }

    /**
     * Writes what waits.
     *
     * @return whether the store took it; if not, all of it waits again
     */
    public boolean write() {
        List<Run> batch = take();
        while (!batch.isEmpty()) {
            try {
                write(batch);
            } catch (StoreUnavailableException e) {
                putBack(batch);
                complain(e);
                return false;
            }
            complained = false;
            batch = take();
        }
        return tellWhatIsDurable();
    }

    /** The embedded store acknowledges what a crash of ours would still lose. */
    private boolean tellWhatIsDurable() {
        Set<String> written;
        synchronized (changed) {
            if (whenWritten.keySet().stream().noneMatch(writing::contains)) {
                return true;
            }
            written = Set.copyOf(writing);
        }
        try {
            store.makeDurable();
        } catch (StoreUnavailableException e) {
            complain(e);
            return false;
        }
        ended(written).forEach(Runnable::run);
        return true;
    }

    private void complain(StoreUnavailableException e) {
        if (!complained) {
            LOG.warn("runs of workflows are not written into the store now: {}. They go on", e.getMessage());
            complained = true;
        }
    }

    private void write(List<Run> batch) throws StoreUnavailableException {
        if (!indexed) {
            store.makeIndexes(COLLECTION, RunDocument.SEARCHED);
            indexed = true;
        }
        List<MetadataDocument> documents =
                batch.stream().map(run -> RunDocument.of(run, version)).toList();
        for (MetadataStore.Refusal refusal : store.replace(Map.of(COLLECTION, documents))) {
            LOG.warn("the store refuses the record of a run: {}", refusal.reason());
        }
    }

    private List<Run> take() {
        synchronized (changed) {
            List<Run> batch = changed.values().stream().limit(BATCH).toList();
            batch.forEach(run -> changed.remove(run.id()));
            batch.forEach(run -> writing.add(run.id()));
            return batch;
        }
    }

    /** What is to be done about what was written, unless it has changed again meanwhile. */
    private List<Runnable> ended(Set<String> written) {
        synchronized (changed) {
            writing.removeAll(written);
            return written.stream()
                    .filter(id -> !changed.containsKey(id))
                    .map(whenWritten::remove)
                    .filter(Objects::nonNull)
                    .toList();
        }
    }

    private void putBack(List<Run> batch) {
        synchronized (changed) {
            List<Run> later = new ArrayList<>(changed.values());
            changed.clear();
            batch.forEach(run -> writing.remove(run.id()));
            batch.forEach(run -> changed.put(run.id(), run));
            later.forEach(run -> changed.put(run.id(), run));
        }
    }
}

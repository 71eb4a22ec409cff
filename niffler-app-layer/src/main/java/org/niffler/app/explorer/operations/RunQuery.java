package org.niffler.app.explorer.operations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.niffler.metadata.DocumentQuery;
import org.niffler.metadata.MetadataQuery;
import org.niffler.metadata.StoredDocument;

/**
 * Finds runs of workflows in the store, where meta-extraction writes them down. What they said is only read of those that are
 * told: it is long.
 */
final class RunQuery {

    /** The collection of meta-extraction; docs/workflows.md tells its attributes. */
    static final String COLLECTION = "workflow_runs";

    private static final Set<String> BRIEF = Set.of("workflow", "status", "queued");
    private static final Set<String> WHOLE = Set.of(
            "workflow",
            "unit",
            "StudyInstanceUID",
            "SeriesInstanceUID",
            "SOPInstanceUID",
            "status",
            "attempts",
            "queued",
            "started",
            "ended",
            "seconds",
            "exit",
            "reason",
            "errorTail",
            "result");

    private static final Comparator<Brief> LATEST_LAST =
            Comparator.comparing(Brief::queued).thenComparing(Brief::id);

    private final MetadataQuery store;

    /** @param queued an instant as text, whose order is that of time */
    private record Brief(String id, String queued) {}

    /**
     * A page of runs.
     *
     * @param total how many meet the conditions
     * @param workflows of all runs, whatever the conditions
     */
    record Page(long total, SortedSet<String> workflows, List<StoredDocument> runs) {}

    /** @param workflow only those of this one */
    record Wanted(Optional<String> workflow, Optional<String> status) {

        boolean meets(StoredDocument run) {
            return workflow.map(run.plain("workflow")::equals).orElse(true)
                    && status.map(run.plain("status")::equals).orElse(true);
        }
    }

    RunQuery(MetadataQuery store) {
        this.store = store;
    }

    /**
     * The latest come first.
     *
     * @param page from 0
     * @param size how many runs a page has; (page + 1) * size of them are in memory at once, briefly
     */
    Page find(Wanted wanted, int page, int size) throws IOException {
        PriorityQueue<Brief> latest = new PriorityQueue<>(LATEST_LAST);
        TreeSet<String> workflows = new TreeSet<>();
        long[] total = {0};
        int most = (page + 1) * size;
        store.find(new DocumentQuery(COLLECTION, DocumentQuery.ALL, BRIEF), run -> {
            workflows.add(run.plain("workflow"));
            if (wanted.meets(run)) {
                total[0]++;
                latest.add(new Brief(run.id(), run.plain("queued")));
                if (latest.size() > most) {
                    latest.remove();
                }
            }
        });
        List<String> ids = latest.stream()
                .sorted(LATEST_LAST.reversed())
                .skip((long) page * size)
                .map(Brief::id)
                .toList();
        Map<String, StoredDocument> runs = whole(ids);
        return new Page(
                total[0],
                workflows,
                ids.stream().map(runs::get).filter(Objects::nonNull).toList());
    }

    /** Empty if there is none, any more. */
    Optional<StoredDocument> find(String id) throws IOException {
        return Optional.ofNullable(whole(List.of(id)).get(id));
    }

    private Map<String, StoredDocument> whole(Collection<String> ids) throws IOException {
        Map<String, StoredDocument> runs = new HashMap<>();
        if (!ids.isEmpty()) {
            ObjectNode condition = JsonNodeFactory.instance.objectNode();
            ids.forEach(condition.putObject("_id").putArray("$in")::add);
            store.find(new DocumentQuery(COLLECTION, condition.toString(), WHOLE), run -> runs.put(run.id(), run));
        }
        return runs;
    }
}

package org.niffler.meta.workflow;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.niffler.metadata.DocumentQuery;
import org.niffler.metadata.MetadataQuery;
import org.niffler.metadata.QueryRefusedException;
import org.niffler.metadata.StoredDocument;

/** Finds runs in the metadata store, the latest first. */
public final class RunListing {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<String> ATTRIBUTES = Set.of(
            "workflow",
            "unit",
            "StudyInstanceUID",
            "SeriesInstanceUID",
            "SOPInstanceUID",
            "instances",
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

    private static final Comparator<StoredDocument> BY_TIME =
            Comparator.comparing((StoredDocument run) -> run.plain("queued")).thenComparing(StoredDocument::id);

    private final MetadataQuery store;

    public RunListing(MetadataQuery store) {
        this.store = store;
    }

    /**
     * The latest runs.
     *
     * @param workflow only those of this one
     * @param status only those with this one
     * @param most how many
     * @throws org.niffler.metadata.StoreUnavailableException if the store cannot be reached
     * @throws IOException if the store does not understand the question
     */
    public List<StoredDocument> latest(Optional<String> workflow, Optional<String> status, int most)
            throws IOException {
        if (!store.collections().containsKey(RunDocument.COLLECTION)) {
            return List.of();
        }
        PriorityQueue<StoredDocument> latest = new PriorityQueue<>(BY_TIME);
        try {
            store.find(new DocumentQuery(RunDocument.COLLECTION, condition(workflow, status), ATTRIBUTES), run -> {
                latest.add(run);
                if (latest.size() > most) {
                    latest.remove();
                }
            });
        } catch (QueryRefusedException e) {
            throw new IOException(e.getMessage(), e);
        }
        return latest.stream().sorted(BY_TIME.reversed()).toList();
    }

    private static String condition(Optional<String> workflow, Optional<String> status) {
        ObjectNode condition = JSON.createObjectNode();
        workflow.ifPresent(name -> condition.put("workflow", name));
        status.ifPresent(text -> condition.put("status", text));
        return condition.toString();
    }
}

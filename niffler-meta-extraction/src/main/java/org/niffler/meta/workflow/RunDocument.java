package org.niffler.meta.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.niffler.metadata.MetadataDocument;
import org.niffler.metadata.Provenance;
import org.niffler.workflow.run.Run;

/** A run as a document of the collection {@value #COLLECTION}. */
final class RunDocument {

    static final String COLLECTION = "workflow_runs";

    /** What it is searched by. */
    static final List<String> SEARCHED = List.of("workflow", "status", "queued", "SeriesInstanceUID");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Stores refuse what is nested deeper than a hundred times. */
    private static final int DEEPEST = 50;

    private RunDocument() {}

    static MetadataDocument of(Run run, String version) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("workflow", run.workflow());
        values.put("unit", run.unit().kind().text());
        putUnlessEmpty(values, "StudyInstanceUID", run.unit().studyInstanceUid());
        putUnlessEmpty(values, "SeriesInstanceUID", run.unit().seriesInstanceUid());
        putUnlessEmpty(values, "SOPInstanceUID", run.unit().sopInstanceUid());
        values.put("instances", (double) run.unit().instances());
        values.put("status", run.status().text());
        values.put("attempts", (double) run.attempts());
        values.put("queued", run.queued().toString());
        run.started().map(Instant::toString).ifPresent(at -> values.put("started", at));
        run.ended().map(Instant::toString).ifPresent(at -> values.put("ended", at));
        seconds(run).ifPresent(seconds -> values.put("seconds", seconds));
        run.exit().ifPresent(exit -> values.put("exit", (double) exit));
        putUnlessEmpty(values, "reason", run.reason());
        putUnlessEmpty(values, "errorTail", run.errorTail());
        run.result().ifPresent(result -> values.put("result", result(result)));
        Provenance made = new Provenance(Optional.empty(), Optional.empty(), Optional.empty(), version);
        return new MetadataDocument(run.id(), values, made);
    }

    private static void putUnlessEmpty(Map<String, Object> values, String name, String value) {
        if (!value.isEmpty()) {
            values.put(name, value);
        }
    }

    private static Optional<Double> seconds(Run run) {
        return run.took().map(took -> took.toMillis() / 1_000.0);
    }

    /** As an object where that can be, so that it can be searched: else as its text. */
    private static Object result(String text) {
        try {
            JsonNode parsed = JSON.readTree(text);
            return depth(parsed) <= DEEPEST ? value(parsed) : text;
        } catch (JsonProcessingException e) {
            return text;
        }
    }

    private static int depth(JsonNode node) {
        int deepest = 0;
        for (JsonNode child : node) {
            deepest = Math.max(deepest, depth(child));
        }
        return deepest + 1;
    }

    private static Object value(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> values = new LinkedHashMap<>();
            node.properties().forEach(field -> {
                if (!field.getValue().isNull()) {
                    values.put(key(field.getKey()), value(field.getValue()));
                }
            });
            return values;
        }
        if (node.isArray()) {
            List<Object> values = new ArrayList<>();
            node.forEach(each -> values.add(each.isNull() ? MetadataDocument.EMPTY : value(each)));
            return values;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isNumber() ? (Object) node.doubleValue() : node.asText();
    }

    /** Dots and a leading dollar mean something else to a store; a key must have a name. */
    private static String key(String key) {
        String safe = key.replace('.', '_').replace('\0', '_');
        return safe.isEmpty() || safe.startsWith("$") ? "_" + safe : safe;
    }
}

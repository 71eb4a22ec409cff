package org.niffler.workflow.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.niffler.workflow.WorkUnit;

/** The lines of the journal of runs: JSON objects, behind a header {@code {"niffler-runs":1}}. */
final class JournalLine {

    static final int VERSION = 1;

    private static final String HEADER = "niffler-runs";

    private final JsonMapper json = new JsonMapper();

    byte[] header() {
        return withEnd(json.createObjectNode().put(HEADER, VERSION));
    }

    /** The version that a header tells; empty if the line is none. */
    OptionalInt version(byte[] line, int offset, int length) {
        try {
            JsonNode version = json.readTree(line, offset, length).path(HEADER);
            return version.isInt() ? OptionalInt.of(version.asInt()) : OptionalInt.empty();
        } catch (IOException notJson) {
            return OptionalInt.empty();
        }
    }

    byte[] line(JournalEntry entry) {
        Run run = entry.run();
        ObjectNode line = json.createObjectNode()
                .put("id", run.id())
                .put("workflow", run.workflow())
                .put("status", run.status().text())
                .put("lease", run.lease())
                .put("attempts", run.attempts())
                .put("interruptions", run.interruptions())
                .put("queued", run.queued().toString());
        putUnit(line, run.unit());
        run.started().ifPresent(started -> line.put("started", started.toString()));
        run.ended().ifPresent(ended -> line.put("ended", ended.toString()));
        run.exit().ifPresent(exit -> line.put("exit", exit));
        putText(line, "reason", run.reason());
        putText(line, "error", run.errorTail());
        run.result().ifPresent(result -> line.put("result", result));
        putText(line, "prepared", entry.series());
        entry.replaces().ifPresent(other -> line.put("replaces", other));
        if (entry.told()) {
            line.put("told", true);
        }
        if (entry.settled()) {
            line.put("settled", true);
        }
        return withEnd(line);
    }

    private static void putUnit(ObjectNode line, RunUnit unit) {
        line.put("unit", RunNames.kind(unit)).put("place", unit.place()).put("instances", unit.instances());
        putText(line, "study", unit.studyInstanceUid());
        putText(line, "series", unit.seriesInstanceUid());
        putText(line, "instance", unit.sopInstanceUid());
    }

    private static void putText(ObjectNode line, String name, String text) {
        if (!text.isEmpty()) {
            line.put(name, text);
        }
    }

    private byte[] withEnd(ObjectNode line) {
        try {
            // By way of a text: what is no Unicode, which a program may have written, would be refused as bytes.
            return (json.writeValueAsString(line) + '\n').getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers can be written", e);
        }
    }

    /** Empty if the line is none that {@link #line} wrote. */
    Optional<JournalEntry> entry(byte[] line, int offset, int length) {
        try {
            JsonNode read = json.readTree(line, offset, length);
            return read.path("id").asText().isEmpty() ? Optional.empty() : Optional.of(entry(read));
        } catch (IOException | DateTimeException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private static JournalEntry entry(JsonNode read) {
        Run run = new Run(
                read.path("id").asText(),
                read.path("workflow").asText(),
                unit(read),
                read.path("lease").asText(),
                status(read.path("status").asText()),
                read.path("attempts").asInt(),
                read.path("interruptions").asInt(),
                Instant.parse(read.path("queued").asText()),
                text(read, "started").map(Instant::parse),
                text(read, "ended").map(Instant::parse),
                read.has("exit") ? OptionalInt.of(read.path("exit").asInt()) : OptionalInt.empty(),
                read.path("reason").asText(),
                read.path("error").asText(),
                text(read, "result"));
        return new JournalEntry(
                run,
                read.path("prepared").asText(),
                read.path("told").asBoolean(),
                read.path("settled").asBoolean(),
                text(read, "replaces"));
    }

    private static RunUnit unit(JsonNode read) {
        return new RunUnit(
                kind(read.path("unit").asText()),
                read.path("place").asText(),
                read.path("study").asText(),
                read.path("series").asText(),
                read.path("instance").asText(),
                read.path("instances").asLong());
    }

    private static RunStatus status(String text) {
        return Arrays.stream(RunStatus.values())
                .filter(status -> status.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no status of a run"));
    }

    private static WorkUnit kind(String text) {
        return WorkUnit.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static Optional<String> text(JsonNode read, String name) {
        return Optional.ofNullable(read.get(name)).map(JsonNode::asText);
    }
}

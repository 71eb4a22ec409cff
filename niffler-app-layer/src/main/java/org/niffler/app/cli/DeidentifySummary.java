package org.niffler.app.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.niffler.app.deidentify.FileOutcome.Kind;
import org.niffler.app.deidentify.RunResult;
import org.niffler.cli.RunSummary;

/** What is said at the end of a run. */
final class DeidentifySummary {

    private DeidentifySummary() {}

    static RunSummary run(RunResult result) {
        return new RunSummary(
                result.count(Kind.WRITTEN),
                result.count(Kind.FAILED)
                        + result.count(Kind.HELD_BACK)
                        + result.unreadable().size(),
                result.count(Kind.THERE) + result.count(Kind.SKIPPED),
                !result.whole());
    }

    static List<String> lines(RunResult result, Path report) {
        return List.of(
                "written:       " + result.count(Kind.WRITTEN),
                "there already: " + result.count(Kind.THERE),
                "held back:     " + result.count(Kind.HELD_BACK),
                "failed:        " + result.count(Kind.FAILED),
                "no images:     " + result.count(Kind.SKIPPED),
                "report:        " + report);
    }

    static String json(RunResult result, Path report, int exitCode) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("written", result.count(Kind.WRITTEN));
        counts.put("there", result.count(Kind.THERE));
        counts.put("heldBack", result.count(Kind.HELD_BACK));
        counts.put("failed", result.count(Kind.FAILED));
        counts.put("skipped", result.count(Kind.SKIPPED));
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            for (Map.Entry<String, Long> count : counts.entrySet()) {
                json.writeNumberField(count.getKey(), count.getValue());
            }
            json.writeStringField("report", report.toString());
            json.writeNumberField("exitCode", exitCode);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return text.toString();
    }
}

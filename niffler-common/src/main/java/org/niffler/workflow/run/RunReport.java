package org.niffler.workflow.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.niffler.workflow.WorkAction;
import org.niffler.workflow.WorkInput;
import org.niffler.workflow.Workflow;

/** Says in JSON how a run ended. */
final class RunReport {

    private final JsonMapper json = new JsonMapper();

    /**
     * For others: neither a place nor what a program said on standard error; and no UID but that of the prepared input if the
     * input is without identity.
     *
     * @param series of the prepared input; empty if none was prepared
     */
    String forOthers(Workflow workflow, Run run, String series) {
        boolean isOriginal = workflow.input() instanceof WorkInput.Dicom;
        ObjectNode report =
                json.createObjectNode().put("workflow", run.workflow()).put("unit", RunNames.kind(run.unit()));
        if (isOriginal) {
            report.put("study", run.unit().studyInstanceUid())
                    .put("series", run.unit().seriesInstanceUid());
            if (!run.unit().sopInstanceUid().isEmpty()) {
                report.put("instance", run.unit().sopInstanceUid());
            }
        } else {
            report.put("series", series);
        }
        putEnd(report, run);
        report.set("result", run.result().map(this::parsed).orElseGet(json::nullNode));
        return report.toString();
    }

    private JsonNode parsed(String result) {
        try {
            return json.readTree(result);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("only what was read as JSON is kept", e);
        }
    }

    /**
     * For whoever may see the output. When a run was is not told if its input is without identity: a series that is run as it
     * arrives was taken at about that time, and its dates are shifted or gone.
     */
    JsonNode forOutput(Workflow workflow, Run run, OutputName name, String outputTail) {
        ObjectNode report = json.createObjectNode()
                .put("workflow", run.workflow())
                .put("unit", RunNames.kind(run.unit()))
                .put("uid", name.unit())
                .put("origin", name.origin());
        putEnd(report, run);
        if (workflow.input() instanceof WorkInput.Dicom) {
            run.started().ifPresent(started -> report.put("started", started.toString()));
            run.ended().ifPresent(ended -> report.put("ended", ended.toString()));
        }
        command(workflow.action()).forEach(report.putArray("command")::add);
        report.put("output", outputTail);
        report.put("error", run.errorTail());
        return report;
    }

    private static void putEnd(ObjectNode report, Run run) {
        report.put("instances", run.unit().instances())
                .put("status", run.status().text())
                .put("attempts", run.attempts());
        run.exit().ifPresent(exit -> report.put("exit", exit));
        seconds(run).ifPresent(seconds -> report.put("seconds", seconds));
        if (!run.reason().isEmpty()) {
            report.put("reason", run.reason());
        }
    }

    private static Optional<Double> seconds(Run run) {
        return run.took().map(took -> took.toMillis() / 1000.0);
    }

    /** As the workflow has it, with its placeholders. */
    private static List<String> command(WorkAction action) {
        if (action instanceof WorkAction.Command command) {
            return command.arguments();
        }
        return action instanceof WorkAction.Container container ? container.arguments() : List.of();
    }
}

package org.niffler.workflow;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.niffler.workflow.WorkflowsInForce.Standing;
import org.slf4j.Logger;

/** Tells an operator what has changed among the workflows, each change once. */
final class WorkflowLog {

    private final Logger log;

    WorkflowLog(Logger log) {
        this.log = log;
    }

    void tell(WorkflowsInForce before, WorkflowsInForce now) {
        now.standings().forEach((file, standing) -> {
            List<WorkflowProblem> known = Optional.ofNullable(before.standings().get(file))
                    .map(Standing::problems)
                    .orElse(List.of());
            if (!standing.problems().equals(known)) {
                tellProblems(file, standing);
            }
        });
        tellWorkflows(byName(before), byName(now));
    }

    private void tellProblems(Path file, Standing standing) {
        if (standing.problems().isEmpty()) {
            log.info("{} is in order again", file);
            return;
        }
        standing.problems().forEach(problem -> log.warn("{}", problem));
        standing.workflow()
                .ifPresentOrElse(
                        workflow -> log.warn(
                                "workflow {} stays in force as it was before, until {} is corrected",
                                workflow.name(),
                                file),
                        () -> log.warn("{} is not in force until it is corrected", file));
    }

    private void tellWorkflows(Map<String, Workflow> before, Map<String, Workflow> now) {
        before.keySet().stream()
                .filter(name -> !now.containsKey(name))
                .forEach(name -> log.info("workflow {} is gone; nothing more is run for it", name));
        now.forEach((name, workflow) -> {
            if (!before.containsKey(name)) {
                log.info("workflow {} is in force: {}", name, inWords(workflow));
            } else if (!before.get(name).equals(workflow)) {
                log.info("workflow {} has changed and is in force: {}", name, inWords(workflow));
            }
        });
    }

    private static Map<String, Workflow> byName(WorkflowsInForce workflows) {
        Map<String, Workflow> byName = new LinkedHashMap<>();
        workflows.workflows().forEach(workflow -> byName.put(workflow.name(), workflow));
        return byName;
    }

    /** What kind it is; neither its filter nor its arguments, which may name a patient. */
    private static String inWords(Workflow workflow) {
        return "%s by %s, %d at once"
                .formatted(
                        kind(workflow.action()),
                        workflow.unit().text(),
                        workflow.limits().concurrency());
    }

    private static String kind(WorkAction action) {
        if (action instanceof WorkAction.Forward forward) {
            return "forward to " + forward.destination();
        }
        return action instanceof WorkAction.Container container ? "container " + container.image() : "command";
    }
}

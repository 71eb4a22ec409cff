package org.niffler.workflow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.niffler.workflow.process.ChildProcesses;

/** Reads what a workflow's programs find in their environment. Its values may be passwords, and are told to nobody. */
final class EnvironmentReader {

    private static final String KEY = "environment";

    private final Findings findings;

    EnvironmentReader(Findings findings) {
        this.findings = findings;
    }

    Map<String, String> read(Fields workflow) {
        Map<String, String> environment = new LinkedHashMap<>();
        workflow.<JsonPart.Members>read(
                        KEY,
                        "an object such as {\"MODEL\": \"chest\"}",
                        part -> part instanceof JsonPart.Members object ? Optional.of(object) : Optional.empty())
                .ifPresent(object -> object.members().forEach(variable -> add(variable, environment)));
        return environment;
    }

    private void add(JsonPart.Member variable, Map<String, String> environment) {
        String name = variable.key();
        String subject = KEY + " '" + JsonPart.shortened(name) + "'";
        if (!TextRules.isVariable(name)) {
            findings.add(
                    variable.at(),
                    subject + " is not valid: allowed are names of letters, digits and underscore, no digit first");
        } else if (name.equals(ChildProcesses.MARK)) {
            findings.add(variable.at(), subject + " is set by the run itself; take it out");
        } else if (variable.value() instanceof JsonPart.Text text && TextRules.canBePassed(text.value())) {
            environment.put(name, text.value());
        } else {
            findings.add(variable.value().at(), subject + ": the value is not valid: " + TextRules.PASSED_ALLOWED);
        }
    }
}

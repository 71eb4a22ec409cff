package org.niffler.workflow;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a workflow from the object of its file. */
final class WorkflowReader {

    private static final String NAME = "name";
    private static final String UNIT = "unit";
    private static final String ON_SUCCESS = "on-success";
    private static final String ON_FAILURE = "on-failure";

    private static final List<String> KEYS = List.of(
            NAME,
            "filter",
            "filter-file",
            UNIT,
            "input",
            ActionReader.COMMAND,
            ActionReader.CONTAINER,
            ActionReader.FORWARD,
            "concurrency",
            "timeout",
            "retries",
            "queue",
            "memory",
            "nice",
            "environment",
            ON_SUCCESS,
            ON_FAILURE);

    private final Path file;
    private final Path folder;
    private final Findings findings;

    WorkflowReader(Path file, Findings findings) {
        this.file = file;
        this.folder = file.toAbsolutePath().normalize().getParent();
        this.findings = findings;
    }

    /**
     * What was found.
     *
     * @param workflow empty if anything is among the findings
     * @param filter the file that its filter is kept in, readable or not
     */
    record Read(Optional<Workflow> workflow, Optional<FilterSource> filter) {}

    Read read(JsonPart.Members object) {
        Fields fields = new Fields(object, "", KEYS, findings);
        String name = name(fields);
        FilterReader.Read filter = new FilterReader(folder, findings).read(fields);
        WorkUnit unit = fields.oneOf(UNIT, WorkUnit.class, WorkUnit.SERIES);
        WorkInput input = new InputReader(folder, findings).read(fields);
        Optional<WorkAction> action = new ActionReader(findings).read(fields);
        WorkLimits limits = LimitsReader.read(fields);
        Map<String, String> environment = new EnvironmentReader(findings).read(fields);
        ReactionReader reactions = new ReactionReader(findings);
        Reaction onSuccess = reactions.read(fields, ON_SUCCESS);
        Reaction onFailure = reactions.read(fields, ON_FAILURE);
        checkForward(fields, input);
        Optional<Workflow> workflow = Optional.empty();
        if (findings.none()) {
            workflow = Optional.of(new Workflow(
                    name,
                    folder,
                    filter.filter().orElseThrow(),
                    unit,
                    input,
                    action.orElseThrow(),
                    limits,
                    environment,
                    onSuccess,
                    onFailure));
        }
        return new Read(workflow, filter.source());
    }

    private String name(Fields fields) {
        if (fields.has(NAME)) {
            return fields.read(
                            NAME,
                            TextRules.NAME_ALLOWED + ", in double quotes",
                            part -> Fields.text(part).map(JsonPart.Text::value).filter(TextRules::isName))
                    .orElse("");
        }
        String name = file.getFileName().toString().replaceFirst("\\.json$", "");
        if (!TextRules.isName(name)) {
            findings.add(
                    fields.at(),
                    "the file's name is none for a workflow: allowed is " + TextRules.NAME_ALLOWED
                            + "; rename it, or add \"name\"");
        }
        return name;
    }

    private void checkForward(Fields fields, WorkInput input) {
        if (fields.has(ActionReader.FORWARD) && input instanceof WorkInput.Png) {
            findings.add(
                    fields.value("input").orElseThrow().at(),
                    "input png cannot be forwarded, as it is no DICOM: allowed with forward is \"dicom\" or"
                            + " \"deidentified\"");
        }
    }
}

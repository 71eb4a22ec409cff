package org.niffler.workflow;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads what a workflow's runs are given. */
final class InputReader {

    private static final String INPUT = "input";
    private static final String ALLOWED = "\"dicom\", \"png\", \"deidentified\", or an object such as {\"png\":"
            + " {\"Scaling\": \"window\"}} or {\"deidentified\": {\"Dates\": \"none\"}}";

    private static final List<String> WITH_OPTIONS = List.of("png", "deidentified");

    private final Path folder;
    private final Findings findings;

    InputReader(Path folder, Findings findings) {
        this.folder = folder;
        this.findings = findings;
    }

    WorkInput read(Fields workflow) {
        return workflow.read(INPUT, ALLOWED, this::read).orElseGet(WorkInput.Dicom::new);
    }

    private Optional<WorkInput> read(JsonPart part) {
        if (part instanceof JsonPart.Text text) {
            return of(text.value(), List.of());
        }
        if (!(part instanceof JsonPart.Members object) || object.members().size() != 1) {
            return Optional.empty();
        }
        JsonPart.Member kind = object.members().get(0);
        return switch (kind.key()) {
            case "png" -> withOptions(kind, ToolOptions.PNG);
            case "deidentified" -> withOptions(kind, ToolOptions.DEIDENTIFIED);
            default -> {
                findings.add(kind.at(), Fields.unknown(kind.key(), INPUT, WITH_OPTIONS));
                yield Optional.of(new WorkInput.Dicom());
            }
        };
    }

    private Optional<WorkInput> withOptions(JsonPart.Member kind, ToolOptions tool) {
        return kind.value() instanceof JsonPart.Members options
                ? of(kind.key(), tool.read(options, folder, findings))
                : Optional.empty();
    }

    private static Optional<WorkInput> of(String kind, List<String> options) {
        return switch (kind) {
            case "dicom" -> Optional.of(new WorkInput.Dicom());
            case "png" -> Optional.of(new WorkInput.Png(options));
            case "deidentified" -> Optional.of(new WorkInput.Deidentified(options));
            default -> Optional.empty();
        };
    }
}

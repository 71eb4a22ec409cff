package org.niffler.workflow;

import java.util.List;
import java.util.Optional;
import org.niffler.dicom.AeAddress;

/** Reads what a workflow does: one thing of three. */
final class ActionReader {

    static final String COMMAND = "command";
    static final String CONTAINER = "container";
    static final String FORWARD = "forward";

    private static final List<String> ACTIONS = List.of(COMMAND, CONTAINER, FORWARD);

    private static final String IMAGE = "image";
    private static final String ARGUMENTS = "arguments";
    private static final String RUNTIME = "runtime";
    private static final String NETWORK = "network";
    private static final String GPUS = "gpus";
    private static final List<String> OF_CONTAINER = List.of(IMAGE, ARGUMENTS, RUNTIME, NETWORK, GPUS);

    private final Findings findings;
    private final ArgumentsReader arguments;

    ActionReader(Findings findings) {
        this.findings = findings;
        this.arguments = new ArgumentsReader(findings);
    }

    /** What it does; empty if that is among the findings. */
    Optional<WorkAction> read(Fields workflow) {
        List<String> given = ACTIONS.stream().filter(workflow::has).toList();
        if (given.isEmpty()) {
            findings.add(
                    workflow.at(), "what is done is missing; add one of \"command\", \"container\" and \"forward\"");
        }
        given.stream()
                .skip(1)
                .forEach(action -> findings.add(
                        workflow.member(action).at(),
                        given.get(0) + " and " + action + " are both given; take one of them out"));
        Optional<WorkAction> command = command(workflow);
        Optional<WorkAction> container =
                workflow.object(CONTAINER, OF_CONTAINER).flatMap(this::container);
        Optional<WorkAction> forward = forward(workflow);
        return command.or(() -> container).or(() -> forward);
    }

    private Optional<WorkAction> command(Fields workflow) {
        String allowed = "a list of texts, the program first, such as [\"./detector.sh\", \"{input}\", \"{output}\"]";
        return arguments.read(workflow, COMMAND, allowed).flatMap(command -> {
            if (command.isEmpty() || command.get(0).isBlank()) {
                JsonPart part = workflow.value(COMMAND).orElseThrow();
                findings.add(part.at(), "command names no program; allowed is " + allowed);
                return Optional.empty();
            }
            return Optional.of(new WorkAction.Command(command));
        });
    }

    private Optional<WorkAction> container(Fields container) {
        if (!container.has(IMAGE)) {
            findings.add(container.at(), "container.image is missing; add the image's name");
        }
        List<String> given = arguments
                .read(container, ARGUMENTS, "a list of texts, such as [\"{input}\", \"{output}\"]")
                .orElse(List.of());
        ContainerRuntime runtime = container.oneOf(RUNTIME, ContainerRuntime.class, ContainerRuntime.DOCKER);
        String network = word(container, NETWORK, "the name of a network such as \"none\" or \"bridge\"")
                .orElse("none");
        Optional<String> gpus = word(container, GPUS, "\"all\", or what else the runtime takes for its GPUs");
        return word(container, IMAGE, "the name of an image such as \"ivc-filter:1.2\"")
                .map(image -> new WorkAction.Container(runtime, image, given, network, gpus));
    }

    private static Optional<String> word(Fields container, String key, String allowed) {
        return container.read(
                key,
                allowed + ", in one word that begins with no dash, in double quotes",
                part -> Fields.text(part).map(JsonPart.Text::value).filter(TextRules::isWord));
    }

    private Optional<WorkAction> forward(Fields workflow) {
        return workflow.text(FORWARD, "an address such as \"ARCHIVE@192.168.1.10:104\"")
                .flatMap(text -> {
                    try {
                        return Optional.of(new WorkAction.Forward(AeAddress.parse(text.value())));
                    } catch (IllegalArgumentException e) {
                        findings.add(text.at(), "forward: " + JsonPart.shortened(e.getMessage()));
                        return Optional.empty();
                    }
                });
    }
}

package org.niffler.workflow.action;

import java.nio.file.Path;
import java.util.List;

/** What a container sees of this machine: its input and the metadata to read, its output to write. */
final class ContainerMounts {

    static final String INPUT = "/input";
    static final String OUTPUT = "/output";
    static final String METADATA = "/metadata.json";

    private ContainerMounts() {}

    /**
     * As options. Docker, podman and apptainer read the value of {@code --mount} as a line of CSV, so that it can name any
     * path, where {@code --volume} and {@code --bind} stumble over a colon.
     */
    static List<String> options(ActionTask task) {
        return List.of(
                "--mount", mount(task.input(), INPUT) + ",ro",
                "--mount", mount(task.output(), OUTPUT),
                "--mount", mount(task.metadata(), METADATA) + ",ro");
    }

    private static String mount(Path source, String destination) {
        return "type=bind," + csv("source=" + source.toAbsolutePath()) + ",destination=" + destination;
    }

    /** RFC 4180: quotes round a field with a comma, a quote or a line break; quotes within are doubled. */
    private static String csv(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}

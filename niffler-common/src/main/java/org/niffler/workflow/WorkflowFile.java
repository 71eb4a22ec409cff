package org.niffler.workflow;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads a file that a workflow is written down in; {@code docs/workflows.md} says how, for users. */
public final class WorkflowFile {

    private WorkflowFile() {}

    /**
     * What a file says.
     *
     * @param workflow empty if there are problems
     * @param problems all of them, in the order of the file
     */
    public record Parsed(Optional<Workflow> workflow, List<WorkflowProblem> problems) {
        public Parsed {
            problems = List.copyOf(problems);
        }
    }

    /** Reads a file, and the one its filter is kept in; throws nothing, whatever is in them. */
    public static Parsed read(Path file) {
        return WorkflowReading.of(file).parsed();
    }
}

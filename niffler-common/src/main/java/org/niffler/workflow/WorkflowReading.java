package org.niffler.workflow;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.niffler.workflow.WorkflowFile.Parsed;

/**
 * What a workflow's file said when it was read, and what that was read from.
 *
 * @param filter the file its filter is kept in, if it names one
 */
record WorkflowReading(Source source, Optional<FilterSource> filter, Parsed parsed) {

    static WorkflowReading of(Path file) {
        Source source = Source.read(file);
        if (source.text().isEmpty()) {
            List<WorkflowProblem> problems = source.problem().stream().toList();
            return new WorkflowReading(source, Optional.empty(), new Parsed(Optional.empty(), problems));
        }
        String text = source.text().get();
        Findings findings = new Findings(file, text);
        Optional<WorkflowReader.Read> read =
                JsonTree.read(text, findings).map(object -> new WorkflowReader(file, findings).read(object));
        Parsed parsed = new Parsed(read.flatMap(WorkflowReader.Read::workflow), findings.problems());
        return new WorkflowReading(source, read.flatMap(WorkflowReader.Read::filter), parsed);
    }

    /** Whether the files are still the same; they are small, so that their content is compared, not their dates. */
    boolean isCurrent() {
        return source.equals(Source.read(source.file()))
                && filter.stream().allMatch(from -> from.equals(FilterSource.read(from.file())));
    }
}

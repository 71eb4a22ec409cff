package org.niffler.workflow;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.niffler.filter.Filter;
import org.niffler.filter.FilterException;

/** Reads which images a workflow takes. */
final class FilterReader {

    private static final String FILTER = "filter";
    private static final String FILE = "filter-file";

    private final Path folder;
    private final Findings findings;

    /** @param folder of the workflow's file */
    FilterReader(Path folder, Findings findings) {
        this.folder = folder;
        this.findings = findings;
    }

    /**
     * What was found.
     *
     * @param filter empty if it cannot be read
     * @param source if it is in a file of its own
     */
    record Read(Optional<Filter> filter, Optional<FilterSource> source) {}

    Read read(Fields workflow) {
        if (workflow.has(FILTER) && workflow.has(FILE)) {
            findings.add(workflow.member(FILE).at(), "filter and filter-file are both given; take one of them out");
        } else if (!workflow.has(FILTER) && !workflow.has(FILE)) {
            findings.add(
                    workflow.at(),
                    "which images it takes is missing; add \"filter\", such as \"Modality = CT\", or \"filter-file\"");
        }
        Optional<Filter> written =
                workflow.text(FILTER, "a filter such as \"Modality = CT\"").flatMap(this::parse);
        Optional<FilterSource> source = workflow.read(
                        FILE,
                        "the path of a file, in double quotes",
                        part -> Fields.text(part).flatMap(this::resolve))
                .map(FilterSource::read);
        Optional<Filter> kept =
                source.flatMap(from -> parse(from, workflow.value(FILE).orElseThrow()));
        return new Read(written.or(() -> kept), source);
    }

    private Optional<Path> resolve(JsonPart.Text path) {
        if (!TextRules.isOneLine(path.value())) {
            return Optional.empty();
        }
        try {
            return Optional.of(folder.resolve(path.value()).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty(); // on systems where more than U+0000 is not allowed
        }
    }

    private Optional<Filter> parse(JsonPart.Text part) {
        try {
            return Optional.of(Filter.parse(part.value()));
        } catch (FilterException e) {
            int index = e.line() == 0 ? -1 : new Place(e.line(), e.column()).offsetIn(part.value());
            if (index < 0) {
                findings.add(part.at(), message(e));
            } else {
                findings.addWithin(part, index, message(e));
            }
            return Optional.empty();
        }
    }

    private Optional<Filter> parse(FilterSource source, JsonPart named) {
        if (source.text().isEmpty()) {
            findings.add(named.at(), FILE + ": " + source.failure());
            return Optional.empty();
        }
        try {
            return Optional.of(Filter.parse(source.text().get()));
        } catch (FilterException e) {
            findings.add(new WorkflowProblem(source.file(), e.line(), e.column(), message(e)));
            return Optional.empty();
        }
    }

    private static String message(FilterException e) {
        return "filter: " + e.reason();
    }
}

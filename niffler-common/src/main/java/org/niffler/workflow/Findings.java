package org.niffler.workflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with a workflow file, collected while it is read; of more than a hundred mistakes the first found. */
final class Findings {

    /** Nobody reads more, and each is looked up in the text. */
    private static final int MOST = 100;

    private static final int UNICODE_ESCAPE = 6;
    private static final int OTHER_ESCAPE = 2;

    private final Path file;
    private final String text;
    private final List<WorkflowProblem> problems = new ArrayList<>();

    /** @param text of the file, into which offsets point */
    Findings(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    void add(int offset, String message) {
        if (problems.size() >= MOST) {
            return;
        }
        Place place = Place.of(text, offset);
        add(new WorkflowProblem(file, place.line(), place.column(), message));
    }

    /** @param index of a character within a JSON string's value, which may be written with escapes */
    void addWithin(JsonPart.Text part, int index, String message) {
        int offset = part.at() + 1;
        for (int i = 0; i < index; i++) {
            offset += width(offset);
        }
        add(offset, message);
    }

    void add(WorkflowProblem problem) {
        problems.add(problem);
    }

    boolean none() {
        return problems.isEmpty();
    }

    /** In the order of the file; those of other files come last. */
    List<WorkflowProblem> problems() {
        return problems.stream()
                .sorted(Comparator.<WorkflowProblem, Boolean>comparing(
                                problem -> !problem.file().equals(file))
                        .thenComparingInt(WorkflowProblem::line)
                        .thenComparingInt(WorkflowProblem::column))
                .toList();
    }

    /** How many characters of the file make one of a JSON string's value (RFC 8259 7). */
    private int width(int offset) {
        if (text.charAt(offset) != '\\') {
            return 1;
        }
        return text.charAt(offset + 1) == 'u' ? UNICODE_ESCAPE : OTHER_ESCAPE;
    }
}

package org.niffler.workflow;

import java.nio.file.Path;

/**
 * One thing that is wrong with a workflow.
 *
 * @param file the workflow's file, or that of its filter
 * @param line counted from 1; 0 if it is the file as a whole
 * @param column counted from 1, in characters; 0 if it is the file as a whole
 * @param message in one line: what is wrong, and what to do
 */
public record WorkflowProblem(Path file, int line, int column, String message) {

    /** Of a message: whatever it quotes. */
    private static final int LONGEST = 1000;

    public WorkflowProblem {
        message = TextRules.oneLine(message, LONGEST);
    }

    /** Of a file as a whole. */
    static WorkflowProblem whole(Path file, String message) {
        return new WorkflowProblem(file, 0, 0, message);
    }

    /** {@code FILE:LINE:COLUMN: message}; of the file as a whole {@code FILE: message}. */
    @Override
    public String toString() {
        return line == 0 ? file + ": " + message : file + ":" + line + ":" + column + ": " + message;
    }
}

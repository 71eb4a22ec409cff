package org.niffler.app.report;

import java.nio.file.Path;

/**
 * A line of a file that was passed over.
 *
 * @param line as an editor counts it, from 1; in a JSON file, of the object
 * @param reason what is wrong and what to do; never the text of a cell, which may say who a patient is
 */
public record BadLine(Path file, long line, String reason) {

    @Override
    public String toString() {
        return file + ", line " + line + ": " + reason;
    }
}

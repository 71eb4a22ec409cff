package org.niffler.png.table;

import java.io.IOException;
import java.util.List;

/** A featureset.txt that cannot be used; the message says of every line that is wrong what and what to do. */
public final class FeatureSetException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    FeatureSetException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    /** Each problem on its own, with file and line. */
    public List<String> problems() {
        return problems == null ? List.of() : problems;
    }
}

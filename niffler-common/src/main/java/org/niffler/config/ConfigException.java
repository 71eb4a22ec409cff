package org.niffler.config;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used. Carries every problem of every source, so that one round of editing is enough. */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** @throws IllegalArgumentException if there is no problem to report */
    public ConfigException(List<Problem> problems) {
        super(text(problems));
        this.problems = List.copyOf(problems);
    }

    /** In the order in which the sources were read: command line, environment, files. */
    public List<Problem> problems() {
        return problems;
    }

    private static String text(List<Problem> problems) {
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a ConfigException needs a problem");
        }
        String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
        return problems.stream()
                .map(problem -> "\n  " + problem.message())
                .collect(Collectors.joining("", count + " in the configuration:", ""));
    }
}

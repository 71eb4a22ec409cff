package org.niffler.workflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which workflows of a folder are in force.
 *
 * @param standings of its files, in the order of their names
 */
record WorkflowsInForce(SortedMap<Path, Standing> standings) {

    static final WorkflowsInForce NONE = new WorkflowsInForce(Collections.emptySortedMap());

    /**
     * What a file stands for.
     *
     * @param problems of what it says now
     * @param workflow in force: what it says, or what it said when it was last in order
     */
    record Standing(WorkflowReading reading, List<WorkflowProblem> problems, Optional<Workflow> workflow) {
        Standing {
            problems = List.copyOf(problems);
        }
    }

    List<Workflow> workflows() {
        return standings.values().stream()
                .flatMap(standing -> standing.workflow().stream())
                .toList();
    }

    /** What is in force once the files say what they say now; no two workflows have one name. */
    WorkflowsInForce after(Map<Path, WorkflowReading> readings) {
        SortedMap<Path, Standing> next = new TreeMap<>();
        Map<String, Path> taken = new HashMap<>();
        new TreeMap<>(readings).forEach((file, reading) -> {
            Standing standing = standing(file, reading, taken);
            standing.workflow().ifPresent(workflow -> taken.put(key(workflow), file));
            next.put(file, standing);
        });
        return new WorkflowsInForce(Collections.unmodifiableSortedMap(next));
    }

    private Standing standing(Path file, WorkflowReading reading, Map<String, Path> taken) {
        List<WorkflowProblem> problems = new ArrayList<>(reading.parsed().problems());
        Optional<Workflow> before = Optional.ofNullable(standings.get(file)).flatMap(Standing::workflow);
        Optional<Workflow> wanted = reading.parsed().workflow().or(() -> before);
        Optional<Path> other = wanted.map(workflow -> taken.get(key(workflow)));
        if (other.isEmpty()) {
            return new Standing(reading, problems, wanted);
        }
        problems.add(WorkflowProblem.whole(
                file,
                "the name " + wanted.get().name() + " is that of " + other.get().getFileName()
                        + " already; give it another (\"name\")"));
        return new Standing(reading, problems, before.filter(workflow -> !taken.containsKey(key(workflow))));
    }

    /** Some file systems take names for one that differ in case only. */
    private static String key(Workflow workflow) {
        return workflow.name().toLowerCase(Locale.ROOT);
    }
}

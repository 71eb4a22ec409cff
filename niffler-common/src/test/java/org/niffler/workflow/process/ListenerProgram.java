package org.niffler.workflow.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Runs a shell line and tells of its end; a program of its own, to be given little memory. */
final class ListenerProgram {

    private ListenerProgram() {}

    public static void main(String[] args) throws Exception {
        Child child = new Child(
                List.of("sh", "-c", args[1]),
                Path.of(args[0]),
                Map.of(),
                Scripts.mark(),
                Duration.ofMinutes(4),
                0,
                OptionalLong.empty());
        ChildEnd end = new ProcessGroups(System.getenv()).run(child);
        System.out.println(end.exit().orElse(-1) + " " + end.outputTail().length() + " "
                + end.outputTail().strip().lines().reduce("", (first, last) -> last) + " "
                + end.errorTail().strip());
    }
}

package org.niffler.workflow.action;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.niffler.workflow.Placeholder;

/** Replaces placeholders inside arguments. What is put in is not looked at again, so that a path may look like one. */
final class Placeholders {

    private static final Pattern ANY = Pattern.compile(Arrays.stream(Placeholder.values())
            .map(placeholder -> Pattern.quote(placeholder.text()))
            .collect(Collectors.joining("|")));

    private final Map<String, String> values;

    private Placeholders(String input, String output, String metadata, String series) {
        this.values = Map.of(
                Placeholder.INPUT.text(), input,
                Placeholder.OUTPUT.text(), output,
                Placeholder.METADATA.text(), metadata,
                Placeholder.SERIES.text(), series);
    }

    /** As a program on this machine sees a task; its folder is another than ours, so that paths are absolute. */
    static Placeholders here(ActionTask task) {
        return new Placeholders(
                task.input().toAbsolutePath().toString(),
                task.output().toAbsolutePath().toString(),
                task.metadata().toAbsolutePath().toString(),
                task.series());
    }

    /** As a program in a container sees it. */
    static Placeholders inContainer(ActionTask task) {
        return new Placeholders(ContainerMounts.INPUT, ContainerMounts.OUTPUT, ContainerMounts.METADATA, task.series());
    }

    List<String> replaceIn(List<String> arguments) {
        return arguments.stream().map(this::replaceIn).toList();
    }

    private String replaceIn(String argument) {
        return ANY.matcher(argument).replaceAll(match -> Matcher.quoteReplacement(values.get(match.group())));
    }
}

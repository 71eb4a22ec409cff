package org.niffler.workflow.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A program to be started.
 *
 * @param command the program and its arguments
 * @param folder where it is started
 * @param environment all that it gets, besides PATH, HOME, LANG, TMPDIR and the like
 * @param mark known to it and all it starts by the environment variable {@value ChildProcesses#MARK}, so that they are found
 *     again whatever becomes of us
 * @param timeout after which it and all it has started are ended
 * @param nice from 0 to 19
 * @param memory in bytes, of each of its processes; empty means no limit
 */
public record Child(
        List<String> command,
        Path folder,
        Map<String, String> environment,
        String mark,
        Duration timeout,
        int nice,
        OptionalLong memory) {

    public Child {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}

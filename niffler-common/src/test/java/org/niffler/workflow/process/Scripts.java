package org.niffler.workflow.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/** Programs as users write them, in a folder of their own, each run with a mark of its own. */
public final class Scripts {

    private final Path folder;

    public Scripts(Path folder) {
        this.folder = folder;
    }

    /** A shell script. */
    public Path write(String name, String body) throws IOException {
        return executable(name, "#!/bin/sh\n" + body);
    }

    /** A file that may be executed, whatever is in it. */
    public Path executable(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        file.toFile().setExecutable(true);
        return file;
    }

    Child child(String... command) {
        return new Child(List.of(command), folder, Map.of(), mark(), Duration.ofMinutes(2), 0, OptionalLong.empty());
    }

    static Child within(Duration timeout, Child child) {
        return new Child(
                child.command(),
                child.folder(),
                child.environment(),
                child.mark(),
                timeout,
                child.nice(),
                child.memory());
    }

    static Child limited(Child child, int nice, OptionalLong memory) {
        return new Child(
                child.command(), child.folder(), child.environment(), child.mark(), child.timeout(), nice, memory);
    }

    /** Known to nobody else on this machine. */
    public static String mark() {
        return "test-" + UUID.randomUUID();
    }

    /** Who carries a mark now, as anybody can see it. */
    public static List<Long> carriers(String mark) {
        return new ProcessTable(Path.of("/proc"))
                .of(mark, -1, 0).stream().map(ProcessHandle::pid).toList();
    }
}

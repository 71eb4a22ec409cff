package org.niffler.bench.jar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A systemd unit of ours, for the options that it gives the virtual machine. */
public final class UnitFile {

    private static final String COMMAND = "ExecStart=";

    private UnitFile() {}

    /**
     * What stands between {@code java} and {@code -jar}.
     *
     * @throws IOException if it cannot be read, or starts no jar
     */
    public static List<String> javaOptions(Path unit) throws IOException {
        List<String> command = Files.readAllLines(unit).stream()
                .filter(line -> line.startsWith(COMMAND))
                .map(line -> Arrays.asList(line.substring(COMMAND.length()).split("\\s+")))
                .findFirst()
                .orElse(List.of());
        int end = command.indexOf("-jar");
        if (end < 1) {
            throw new IOException(unit + " starts no jar.");
        }
        return List.copyOf(command.subList(1, end));
    }
}

package org.niffler.meta.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Starts a main class in a virtual machine of its own, and kills it in the midst of its work. */
final class Killed {

    private Killed() {}

    /** What it said in whole lines before it was killed, which is after so many. */
    static List<String> after(int lines, Class<?> main, String... args) throws Exception {
        Process process = start(List.of(), main, args);
        List<String> said = new ArrayList<>();
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.add(line);
                if (said.size() == lines) {
                    // Not Process.destroyForcibly(), which closes the stream and loses what was said.
                    process.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(process.waitFor()).isEqualTo(128 + 9);
        // The last may be torn.
        return said.subList(0, said.size() - 1);
    }

    static Process start(List<String> before, Class<?> main, String... args) throws Exception {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(Arrays.asList(args));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}

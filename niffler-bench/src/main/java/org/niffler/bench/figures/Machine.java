package org.niffler.bench.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.niffler.testkit.process.ProcessFailed;
import org.niffler.testkit.process.ProgramRun;

/** What figures depend on, to stand above them. */
public final class Machine {

    private static final String UNKNOWN = "unknown";

    private Machine() {}

    /** A Markdown list. */
    public static List<String> describe(List<String> commandLine) {
        return List.of(
                "- machine: " + line(Path.of("/proc/cpuinfo"), "model name") + ", "
                        + Runtime.getRuntime().availableProcessors() + " cores, memory "
                        + line(Path.of("/proc/meminfo"), "MemTotal"),
                "- system: " + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", Java "
                        + System.getProperty("java.runtime.version") + ", DCMTK " + dcmtk(),
                "- date: " + LocalDate.now(),
                "- command: `java -jar niffler-bench/target/bench.jar " + String.join(" ", commandLine) + "`",
                "");
    }

    private static String line(Path file, String name) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(UNKNOWN);
        } catch (IOException e) {
            return UNKNOWN; // not Linux
        }
    }

    private static String dcmtk() {
        try {
            String said = ProgramRun.run(List.of("storescu", "--version"), Map.of(), Duration.ofSeconds(10))
                    .out();
            return said.lines().findFirst().orElse(UNKNOWN).replaceAll(".*storescu v(\\S+).*", "$1");
        } catch (ProcessFailed e) {
            return "not installed";
        }
    }
}

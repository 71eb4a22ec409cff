package org.niffler.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.niffler.testkit.process.ProgramRun;

/** On what a figure was measured. */
final class Machine {

    private Machine() {}

    static String describe() {
        long gibibytes = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getTotalMemorySize()
                >> 30;
        return "%s, %d cores, %d GiB, %s %s, Java %s, %s; %s"
                .formatted(
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        gibibytes,
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("java.version"),
                        dcmtk(),
                        LocalDate.now());
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown processor");
        } catch (IOException e) {
            return "unknown processor";
        }
    }

    private static String dcmtk() {
        return ProgramRun.run(List.of("storescu", "--version"), Map.of(), Duration.ofSeconds(10))
                .out()
                .lines()
                .findFirst()
                .orElse("unknown DCMTK")
                .replace("$", "")
                .strip();
    }
}

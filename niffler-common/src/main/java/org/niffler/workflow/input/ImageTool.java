package org.niffler.workflow.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.niffler.workflow.process.Child;
import org.niffler.workflow.process.ChildEnd;
import org.niffler.workflow.process.ChildProcesses;

/** A program of ours that prepares images, in a process of its own, as a hostile file may end it. */
final class ImageTool {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** One image at a time, and what native decoders need beside the heap. */
    private static final OptionalLong MEMORY = OptionalLong.of(6L << 30);

    private static final int ALL_DONE = 0;
    private static final int SOME_FAILED = 1;
    private static final int REFUSED = 2;

    private final String name;
    private final String setting;
    private final Path java;
    private final Optional<Path> jar;
    private final ChildProcesses processes;

    /** @param setting the key of the configuration that names the jar */
    ImageTool(String name, String setting, Path java, Optional<Path> jar, ChildProcesses processes) {
        this.name = name;
        this.setting = setting;
        this.java = java;
        this.jar = jar;
        this.processes = processes;
    }

    /** What a run of it is given besides its arguments. */
    record Frame(Path work, String mark, int nice, Duration timeout) {}

    String name() {
        return name;
    }

    /**
     * Runs it to its end.
     *
     * @return its summary, which it prints as JSON
     */
    JsonNode run(List<String> arguments, Frame frame) throws UnusableInputException, IOException, InterruptedException {
        Path temporary = OwnerOnly.folder(frame.work().resolve("tmp"));
        List<String> command = new ArrayList<>(List.of(
                java.toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:-CreateCoredumpOnCrash", // it would hold the images
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + temporary.toAbsolutePath(),
                "-jar",
                jar().toString()));
        command.addAll(arguments);
        // Its output is read by whoever reads ours; the native decoder writes to it without being asked.
        Map<String, String> environment = Map.of("OPENCV_LOG_LEVEL", "OFF");
        ChildEnd end = processes.run(
                new Child(command, frame.work(), environment, frame.mark(), frame.timeout(), frame.nice(), MEMORY));
        OwnerOnly.remove(temporary);
        return summary(end, frame);
    }

    private Path jar() throws IOException {
        Path file = jar.orElseThrow(() -> new IOException("The input needs " + name
                + ", and nothing says where it is. Set " + setting + " to the path of " + name + ".jar."));
        if (!Files.isReadable(file)) {
            throw new IOException(setting + ": " + file + " is no file that this user can read. Set it to the path of "
                    + name + ".jar.");
        }
        return file.toAbsolutePath();
    }

    private JsonNode summary(ChildEnd end, Frame frame) throws UnusableInputException, IOException {
        if (end.timedOut()) {
            throw new PreparationTimeoutException(name, frame.timeout());
        }
        int exit = end.exit().getAsInt();
        if (Signals.isCrash(exit)) {
            throw new UnusableInputException(
                    name + " died of " + Signals.name(exit).orElseThrow() + ": a file is damaged, or made to harm.");
        }
        if (exit == REFUSED) {
            throw new UnusableInputException(name + " refuses what the workflow asks of it: "
                    + problem(end.errorTail())
                            .replace(frame.work().toAbsolutePath().toString(), "(the run's folder)"));
        }
        if (exit != ALL_DONE && exit != SOME_FAILED) {
            throw new IOException(name + " "
                    + Signals.name(exit).map("was ended by "::concat).orElse("ended with exit code " + exit)
                    + ", for no fault of its images. Look at the memory and the disk of this machine.");
        }
        return summary(end.outputTail());
    }

    private JsonNode summary(String output) throws IOException {
        String last = output.lines()
                .filter(line -> line.startsWith("{"))
                .reduce((earlier, later) -> later)
                .orElse("");
        try {
            JsonNode summary = MAPPER.readTree(last);
            if (summary.isObject()) {
                return summary;
            }
        } catch (JsonProcessingException e) {
            throw unknownTool();
        }
        throw unknownTool();
    }

    private IOException unknownTool() {
        return new IOException(
                name + " did not say what it has done. Set " + setting + " to the " + name + ".jar of this version.");
    }

    /** The indented lines name the problems of a configuration; else the first line does. Our tools name no patient there. */
    private static String problem(String error) {
        String indented = error.lines()
                .filter(line -> line.startsWith("  "))
                .map(String::strip)
                .collect(Collectors.joining("; "));
        return indented.isEmpty() ? error.lines().findFirst().orElse("it does not say why") : indented;
    }
}

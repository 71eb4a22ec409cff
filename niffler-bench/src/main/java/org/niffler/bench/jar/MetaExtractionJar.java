package org.niffler.bench.jar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.niffler.testkit.process.BackgroundProgram;
import org.niffler.testkit.process.Ports;

/**
 * The shipped meta-extraction.jar, started by {@code java -jar}.
 *
 * @param profiles the folder of profiles
 * @param javaOptions for its virtual machine
 * @param mongoUri the store; empty for the embedded one
 */
public record MetaExtractionJar(Path jar, Path profiles, List<String> javaOptions, Optional<String> mongoUri) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MONGO_URI = "MONGO_URI";

    public MetaExtractionJar {
        jar = jar.toAbsolutePath();
        profiles = profiles.toAbsolutePath();
        javaOptions = List.copyOf(javaOptions);
    }

    /** Their names, which those of the collections are, too. */
    public List<String> collections() throws IOException {
        try (var files = Files.newDirectoryStream(profiles, "*.txt")) {
            List<String> names = new ArrayList<>();
            files.forEach(file -> names.add(file.getFileName().toString().replaceFirst("\\.txt$", "")));
            return names.stream().sorted().toList();
        }
    }

    /**
     * Starts the service and returns when it is ready.
     *
     * @param folder gets storage, state and logs
     * @param title our AE title
     * @param options of the service, such as {@code --Durability}
     */
    public RunningService serve(Path folder, String title, List<String> options) throws IOException {
        int port = Ports.free();
        int operations = Ports.free();
        Path storage = folder.resolve("storage");
        Path state = folder.resolve("state");
        List<String> command = command();
        command.addAll(List.of("--QueryAet", title + ":" + port, "--OperationsPort", Integer.toString(operations)));
        command.addAll(List.of("--StorageFolder", storage.toString(), "--StateFolder", state.toString()));
        command.addAll(List.of("--ProfilesFolder", profiles.toString()));
        command.addAll(List.of("--LogFile", folder.resolve("service.log").toString()));
        command.addAll(options);
        BackgroundProgram program = BackgroundProgram.start(command, environment(), folder.resolve("service.out"));
        RunningService service = new RunningService(program, port, operations, storage, state);
        try {
            program.awaitReady(service::isReady, PATIENCE);
            return service;
        } catch (RuntimeException e) {
            service.close();
            throw e;
        }
    }

    /** Runs {@code scan} over a folder, with the state in another one that it works in. */
    public MeasuredProcess.Run scan(Path input, Path work) throws IOException, InterruptedException {
        List<String> command = command();
        command.addAll(List.of("scan", input.toAbsolutePath().toString()));
        command.addAll(List.of("--StateFolder", "state", "--ProfilesFolder", profiles.toString()));
        return MeasuredProcess.run(command, environment(), work);
    }

    /** The lines of {@code runs --json}, while the service of this state folder runs or afterwards. */
    public List<String> runs(Path state, Path work, int limit) throws IOException, InterruptedException {
        List<String> command = command();
        command.addAll(List.of("runs", "--json", "--limit", Integer.toString(limit)));
        command.addAll(List.of("--StateFolder", state.toString()));
        // Whatever else Java says with its options is no record.
        return MeasuredProcess.run(command, environment(), work)
                .said()
                .lines()
                .filter(line -> line.startsWith("{"))
                .toList();
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(ColdExtractionJar.java()));
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    /** An address has a password in it, and a command line can be read by everybody. */
    private Map<String, String> environment() {
        return mongoUri.map(uri -> Map.of(MONGO_URI, uri)).orElse(Map.of());
    }
}

package org.niffler.bench.jar;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The shipped app-layer.jar, started by {@code java -jar}. */
public final class AppLayerJar {

    private final Path jar;
    private final List<String> javaOptions;
    private final List<String> storeOptions;
    private final Map<String, String> environment;

    private AppLayerJar(
            Path jar, List<String> javaOptions, List<String> storeOptions, Map<String, String> environment) {
        this.jar = jar.toAbsolutePath();
        this.javaOptions = List.copyOf(javaOptions);
        this.storeOptions = List.copyOf(storeOptions);
        this.environment = Map.copyOf(environment);
    }

    /**
     * Asks an embedded store.
     *
     * @param javaOptions for its virtual machine
     * @param stateFolder of the store
     */
    public static AppLayerJar ofEmbedded(Path jar, List<String> javaOptions, Path stateFolder) {
        return new AppLayerJar(
                jar,
                javaOptions,
                List.of("--state-folder", stateFolder.toAbsolutePath().toString()),
                Map.of());
    }

    /** Asks a MongoDB. Its address may have a password in it, and a command line can be read by everybody. */
    public static AppLayerJar ofMongo(Path jar, List<String> javaOptions, String mongoUri) {
        return new AppLayerJar(jar, javaOptions, List.of(), Map.of("MONGO_URI", mongoUri));
    }

    /**
     * Runs a command.
     *
     * @param arguments the command and its options
     * @param folder where it works, and writes what has no other place
     */
    public MeasuredProcess.Run run(List<String> arguments, Path folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ColdExtractionJar.java()));
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(arguments);
        command.addAll(storeOptions);
        return MeasuredProcess.run(command, environment, folder);
    }
}

package org.niffler.bench.jar;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** These benchmarks' own jar, for what is measured in a process of its own. */
public final class BenchJar {

    private BenchJar() {}

    /** Runs a command of ours; it may work in another folder than we. */
    public static List<String> command(List<String> javaOptions, List<String> arguments) {
        String classPath =
                Path.of(System.getProperty("java.class.path")).toAbsolutePath().toString();
        List<String> command = new ArrayList<>(List.of(ColdExtractionJar.java()));
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", classPath, "org.niffler.bench.Main"));
        command.addAll(arguments);
        return command;
    }
}

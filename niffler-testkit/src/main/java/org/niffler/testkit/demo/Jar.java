package org.niffler.testkit.demo;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.niffler.testkit.process.BackgroundProgram;
import org.niffler.testkit.process.ProcessFailed;

/**
 * One of Niffler's jars, run as a user would run it, its output among ours.
 *
 * @param folder the working folder of its runs
 */
record Jar(Path file, Path folder, PrintWriter out) {

    /** @return its exit code; when we are interrupted, it is ended */
    int call(String... arguments) throws IOException, InterruptedException {
        announce(arguments);
        return run(builder(arguments).inheritIO());
    }

    /**
     * Lets it speak, and keeps what it says.
     *
     * @param log for both of its streams
     * @return its exit code
     */
    int listen(Path log, String... arguments) throws IOException, InterruptedException {
        announce(arguments);
        int exitCode = run(builder(arguments).redirectErrorStream(true).redirectOutput(log.toFile()));
        out.print(Files.readString(log));
        out.flush();
        return exitCode;
    }

    /**
     * Keeps what it prints, without a word.
     *
     * @param file for its standard output
     * @throws ProcessFailed unless it ends with exit code 0
     */
    void ask(Path file, String... arguments) throws IOException, InterruptedException {
        int exitCode = run(builder(arguments)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(file.toFile()));
        if (exitCode != 0) {
            throw new ProcessFailed(this.file.getFileName() + " " + String.join(" ", arguments)
                    + " ended with exit code " + exitCode + ".");
        }
    }

    /**
     * Starts it and does not wait.
     *
     * @param log for both of its streams
     */
    BackgroundProgram start(Path log, String... arguments) {
        announce(arguments);
        return BackgroundProgram.start(builder(arguments), log);
    }

    private void announce(String... arguments) {
        out.println();
        out.println("$ java -jar " + file.getFileName() + " " + inShell(arguments));
        out.flush();
    }

    /** As a user would type it. */
    private static String inShell(String... arguments) {
        return Arrays.stream(arguments)
                .map(argument -> argument.contains(" ") ? "'" + argument + "'" : argument)
                .collect(Collectors.joining(" "));
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(List.of(javaProgram(), "-jar", file.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        // Whoever has a MongoDB in use does not want these patients in it.
        builder.environment().remove("MONGO_URI");
        // The detector is started as "java"; of a user who has set JAVA_HOME, that may be another one on the PATH, or
        // none.
        builder.environment()
                .merge(
                        "PATH",
                        Path.of(javaProgram()).getParent().toString(),
                        (path, bin) -> bin + File.pathSeparator + path);
        return builder;
    }

    private static int run(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.start();
        try {
            return process.waitFor();
        } finally {
            process.destroy();
        }
    }

    private static String javaProgram() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}

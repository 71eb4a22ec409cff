package org.niffler.testkit.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One of Niffler's jars, run as a user would run it, its output among ours.
 *
 * @param folder the working folder of its runs
 */
record Jar(Path file, Path folder, PrintWriter out) {

    /** @return its exit code; when we are interrupted, it is ended */
    int call(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(javaProgram(), "-jar", file.toString()));
        command.addAll(List.of(arguments));
        out.println();
        out.println("$ java -jar " + file.getFileName() + " " + String.join(" ", arguments));
        out.flush();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .inheritIO()
                .start();
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

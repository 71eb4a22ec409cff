package org.niffler.testkit.jar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.niffler.testkit.process.ProcessResult;
import org.niffler.testkit.process.ProgramRun;

/**
 * A runnable jar, looked into or run as a process of its own.
 *
 * @param path the file
 */
public record ExecutableJar(Path path) {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** The jar of the module under test, which the build names in the system property {@code niffler.executable}. */
    public static ExecutableJar ofThisModule() {
        String path = System.getProperty("niffler.executable");
        if (path == null) {
            throw new IllegalStateException(
                    "The system property niffler.executable is not set. Run this test by: ./mvnw verify -pl <module> -am");
        }
        return new ExecutableJar(Path.of(path));
    }

    /** The command that starts it with these arguments, on the Java that runs the tests. */
    public List<String> command(String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-jar");
        command.add(path.toString());
        command.addAll(List.of(args));
        return command;
    }

    /** Runs it to its end; two minutes at most. */
    public ProcessResult run(String... args) {
        return ProgramRun.run(command(args), Map.of(), TIMEOUT);
    }

    /** The version in its manifest. */
    public String version() {
        return manifest().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
    }

    /** The main section of its manifest. */
    public Attributes manifest() {
        return read(jar -> jar.getManifest().getMainAttributes());
    }

    /** The names of its files, without those of folders. */
    public List<String> entries() {
        return read(jar -> jar.stream()
                .filter(entry -> !entry.isDirectory())
                .map(ZipEntry::getName)
                .toList());
    }

    /** The text of one of its files, empty if it is not there. */
    public String text(String entry) {
        return read(jar -> {
            ZipEntry found = jar.getEntry(entry);
            return found == null ? "" : new String(jar.getInputStream(found).readAllBytes(), StandardCharsets.UTF_8);
        });
    }

    private <T> T read(Reading<T> reading) {
        try (JarFile jar = new JarFile(path.toFile())) {
            return reading.of(jar);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    private interface Reading<T> {
        T of(JarFile jar) throws IOException;
    }
}

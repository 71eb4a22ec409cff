package org.niffler.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    private final StringWriter err = new StringWriter();

    @TempDir
    private Path repository;

    @Test
    void saysThatTheJarThatConvertsIsMissing() throws IOException {
        Path cold = repository.resolve("niffler-cold-extraction/target/cold-extraction.jar");
        Files.createDirectories(cold.getParent());
        Files.createFile(cold);

        assertThat(run(repository.toString())).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(repository.resolve("niffler-png-extraction/target/png-extraction.jar")
                        + " is not there; start the demonstration with ./niffler demo, which builds it.");
    }

    @Test
    void saysThatTheJarOfTheMetadataServiceIsMissing() throws IOException {
        for (String name : new String[] {"cold-extraction", "png-extraction"}) {
            Path jar = repository.resolve("niffler-" + name + "/target/" + name + ".jar");
            Files.createDirectories(jar.getParent());
            Files.createFile(jar);
        }

        assertThat(run(repository.toString())).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(repository.resolve("niffler-meta-extraction/target/meta-extraction.jar")
                        + " is not there; start the demonstration with ./niffler demo, which builds it.");
    }

    @Test
    void saysThatTheJarThatReportsIsMissing() throws IOException {
        for (String name : new String[] {"cold-extraction", "png-extraction", "meta-extraction"}) {
            Path jar = repository.resolve("niffler-" + name + "/target/" + name + ".jar");
            Files.createDirectories(jar.getParent());
            Files.createFile(jar);
        }

        assertThat(run(repository.toString())).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(repository.resolve("niffler-app-layer/target/app-layer.jar")
                        + " is not there; start the demonstration with ./niffler demo, which builds it.");
    }

    @Test
    void saysThatTheJarThatRetrievesIsMissing() {
        assertThat(run(repository.toString())).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(repository.resolve("niffler-cold-extraction/target/cold-extraction.jar")
                        + " is not there; start the demonstration with ./niffler demo, which builds it.");
    }

    private int run(String... arguments) {
        return Demo.run(new PrintWriter(new StringWriter()), new PrintWriter(err, true), arguments);
    }
}

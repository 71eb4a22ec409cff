package org.niffler.bench.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitFileTest {

    @TempDir
    private Path folder;

    @Test
    void findsTheOptionsOfTheVirtualMachine() throws IOException {
        Path unit = Files.writeString(
                folder.resolve("x.service"),
                "[Service]\nUser=niffler\nExecStart=/usr/bin/java -XX:+UseSerialGC -Xmx512m -jar /opt/x.jar --config y\n");

        assertThat(UnitFile.javaOptions(unit)).containsExactly("-XX:+UseSerialGC", "-Xmx512m");
    }

    @Test
    void findsThemInTheUnitThatIsShipped() throws IOException {
        assertThat(UnitFile.javaOptions(Path.of("..", "config", "niffler-meta-extraction.service")))
                .anyMatch(option -> option.startsWith("-Xmx"));
    }

    @Test
    void saysThatAUnitStartsNoJar() throws IOException {
        Path unit = Files.writeString(folder.resolve("x.service"), "[Service]\nExecStart=/bin/true\n");

        assertThatThrownBy(() -> UnitFile.javaOptions(unit))
                .isInstanceOf(IOException.class)
                .hasMessage(unit + " starts no jar.");
    }
}

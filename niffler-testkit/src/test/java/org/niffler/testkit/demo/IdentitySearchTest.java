package org.niffler.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentitySearchTest {

    private final IdentitySearch search = new IdentitySearch(List.of("DEMO-001", "000042", "NOBODY-ABEL"));

    @TempDir
    private Path folder;

    @Test
    void findsAnIdInATable() throws IOException {
        Path table = Files.writeString(folder.resolve("metadata.csv"), "file,PatientID\nx.png,000042\n");

        assertThat(search.in(table)).containsExactly("metadata.csv has 000042");
    }

    @Test
    void findsANameAmongBytesThatAreNoText() throws IOException {
        byte[] name = "tEXtNobody-Abel^Ada".getBytes(StandardCharsets.US_ASCII);
        name[3] = (byte) 0xFF;
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        Files.write(pictures.resolve("1.png"), name);

        assertThat(search.in(pictures)).containsExactly("pictures/1.png has NOBODY-ABEL");
    }

    @Test
    void findsAnIdInTheNameOfAFolder() throws IOException {
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        Files.createDirectory(pictures.resolve("demo-001"));

        assertThat(search.in(pictures)).containsExactly("pictures/demo-001 has DEMO-001");
    }

    @Test
    void isNotMisledByLongerNumbers() throws IOException {
        Path table = Files.writeString(folder.resolve("metadata.csv"), "2.25.9000042117,a000042,DEMO-0011\n");

        assertThat(search.in(table)).isEmpty();
    }
}

package org.niffler.app.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CohortStudiesTest {

    @TempDir
    private Path folder;

    private Path list(String text) throws IOException {
        return Files.writeString(folder.resolve("cohort.csv"), text);
    }

    @Test
    void readsTheStudiesWhateverTheListLooksLike() throws IOException {
        Path list = list("\uFEFFPatientID;studyinstanceuid\r\nA;1.2.3\r\n\r\nA; 1.2.3 \r\n\"B\";\"1.2.4\"\r\nC;\r\n");

        assertThat(CohortStudies.read(list)).containsExactlyInAnyOrder("1.2.3", "1.2.4");
    }

    @Test
    void readsALongList() throws IOException {
        Path list = list(IntStream.range(0, 100_000)
                .mapToObj(i -> "P,1.2.840.10008." + i)
                .collect(Collectors.joining("\n", "PatientID,StudyInstanceUID\n", "")));

        assertThat(CohortStudies.read(list)).hasSize(100_000);
    }

    @Test
    void readsAListOfNobody() throws IOException {
        assertThat(CohortStudies.read(list("StudyInstanceUID\n"))).isEmpty();
    }

    @Test
    void saysWhichLineIsNoRow() throws IOException {
        Path list = list("StudyInstanceUID,PatientID\n1.2.3,A\n1.2.4,A,B\n");

        assertThatThrownBy(() -> CohortStudies.read(list))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(list + ", line 3: ")
                .hasMessageNotContaining("1.2.4");
    }

    @Test
    void saysThatAColumnIsMissing() throws IOException {
        Path list = list("PatientID\nA\n");

        assertThatThrownBy(() -> CohortStudies.read(list))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("The CSV file " + list + " has no column \"StudyInstanceUID\".");
    }
}

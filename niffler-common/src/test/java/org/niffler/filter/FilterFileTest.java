package org.niffler.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterFileTest {

    private static final Path COHORTS = Path.of("..", "config", "cohorts");

    @TempDir
    private Path folder;

    @Test
    void readsSeveralLinesWithComments() throws Exception {
        Path file =
                write("a.cohort", "\uFEFF# all CTs\r\nModality = CT # and more\r\n\r\nand StudyDate > 20200101\r\n");

        assertThat(FilterFile.read(file)).isEqualTo(Filter.parse("Modality = CT and StudyDate > 20200101"));
    }

    @Test
    void namesTheFileAndTheLineInIt() throws Exception {
        Path file = write("a.cohort", "# all CTs\nModality = CT\nand StudyDate > tomorrow\n");

        assertThatThrownBy(() -> FilterFile.read(file))
                .isInstanceOf(FilterException.class)
                .hasMessage(file
                        + ": Line 3, column 17: \"tomorrow\" is not a date, for example 20200131.\n"
                        + "  and StudyDate > tomorrow\n"
                        + "                  ^");
    }

    @Test
    void saysWhatIsWrongWithAFile() throws Exception {
        Path missing = folder.resolve("missing.cohort");
        Path latin = folder.resolve("latin.cohort");
        Files.write(latin, "StationName = \"Röntgen\"".getBytes(StandardCharsets.ISO_8859_1));
        Path large = folder.resolve("large.cohort");
        Files.write(large, new byte[FilterFile.MOST_BYTES + 1]);
        Path empty = write("empty.cohort", "# nothing yet\n");

        assertThatThrownBy(() -> FilterFile.read(missing))
                .hasMessage(missing + ": no such file (looked for " + missing.toAbsolutePath() + ").");
        assertThatThrownBy(() -> FilterFile.read(latin)).hasMessage(latin + ": not UTF-8 text. Save it as UTF-8.");
        assertThatThrownBy(() -> FilterFile.read(large))
                .hasMessage(large + ": larger than 1 MB, which no filter is. Name another file.");
        assertThatThrownBy(() -> FilterFile.read(folder)).hasMessage(folder + ": a folder, not a file.");
        assertThatThrownBy(() -> FilterFile.read(empty))
                .hasMessage(empty + ": The filter is empty. Write a condition, for example Modality = CT.");
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void readsTheShippedCohorts(Path file) throws Exception {
        Filter filter = FilterFile.read(file);

        assertThat(Filter.parse(filter.toString())).isEqualTo(filter);
    }

    static List<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(COHORTS)) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CHEST",
                "Chest AP",
                "THORAX",
                "TSPINE",
                "T-SPINE",
                "L SPINE",
                "LSPINE",
                "LUMBAR SPINE",
                "SPINE",
                "ABDOMEN",
                "ABD",
                "SMALL INTESTINES",
                "GALLBLADDER",
                "GALL BLADDER",
                "KUB",
                "PELVIS",
                "LUMBAR",
                "THORACIC_SPINE"
            })
    void theIvcFilterCohortHasTheNamesThatScannersWrite(String bodyPart) throws Exception {
        assertThat(ivcFilter(bodyPart)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BRAIN", "HEAD", "EXTREMITY", "HIP", "BREAST", "HAND", "CSPINE", "C-SPINE"})
    void theIvcFilterCohortLeavesOutOtherBodyParts(String bodyPart) throws Exception {
        assertThat(ivcFilter(bodyPart)).isFalse();
    }

    private static boolean ivcFilter(String bodyPart) throws FilterException {
        Filter filter = FilterFile.read(COHORTS.resolve("ivc-filter.cohort"));
        return filter.matches(
                Attributes.of("Modality=DX CR|BodyPartExamined=" + bodyPart + "|AcquisitionDate=20150704"));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}

package org.niffler.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.niffler.app.query.ShownIdentity;
import org.niffler.app.scanner.WarehouseExam;

/** The list of scanners, and the exams of a warehouse. */
class ListFilesTest {

    private static final WarehouseExam EXAM = new WarehouseExam(
            "A", LocalDateTime.parse("2020-06-01T10:05:00"), LocalDateTime.parse("2020-06-01T14:30:15"), "CT1");

    @TempDir
    Path folder;

    private final List<BadLine> badLines = new ArrayList<>();

    @Test
    void readsTheListOfScanners() throws IOException {
        Path file =
                write("DeviceSerialNumber, Institute\n00142, North\nCT2\n, South\nCT3, \"South, new\"\nCT2, West\n");

        assertThat(ScannerListFile.read(file, badLines::add))
                .containsExactly(entry("00142", "North"), entry("CT2", ""), entry("CT3", "South, new"));
        assertThat(badLines)
                .extracting(BadLine::toString)
                .containsExactly(
                        file + ", line 4: has no DeviceSerialNumber.",
                        file + ", line 6: names scanner CT2 again. The first line with it counts.");
    }

    @Test
    void refusesAListWithoutScanners() throws IOException {
        Path file = write("DeviceSerialNumber,Institute\n");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> ScannerListFile.read(file, badLines::add))
                .withMessage("The file " + file + " lists no scanner. Add a line for each that is to be reported.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-06-01T10:05,2020-06-01T14:30:15",
                "2020-06-01 10:05,2020-06-01 14:30:15",
                "2020-06-01 10:05:00.000,2020-06-01 14:30:15.000",
                "20200601100500,20200601143015"
            })
    void readsUnambiguousTimesOfAWarehouse(String times) throws IOException {
        Path file = write("SCANNER,Patient,start,END\nCT1,A," + times + "\n");

        assertThat(warehouse(Optional.empty()).read(file)).containsExactly(EXAM);
        assertThat(badLines).isEmpty();
    }

    @Test
    void readsOtherTimesByTheirPatternOnly() throws IOException {
        Path file = write("patient,start,end,scanner\nA,6/1/2020 10:05:00 am,6/1/2020 2:30:15 PM,CT1\n"
                + "A,2020-06-01T10:05,2020-06-01T14:30:15,CT1\n");

        assertThat(warehouse(Optional.of("M/d/yyyy h:mm:ss a")).read(file)).containsExactly(EXAM);
        assertThat(badLines)
                .extracting(BadLine::reason)
                .containsExactly("start is no date and time of the given pattern.");
    }

    @Test
    void badExamsOfAWarehouseAreToldByLine() throws IOException {
        Path file = write("patient,start,end,scanner\nDoe,6/1/2020 10:05,20200601100500,CT1\n"
                + "Doe,20200601100500,20200601100459,CT1\n,20200601100500,20200601100500,CT1\n"
                + "Doe,20200631100500,20200601100500,CT1\n");

        assertThat(warehouse(Optional.empty()).read(file)).isEmpty();
        String form = "start is no date and time as 2020-06-01T10:15:00, 2020-06-01 10:15 or 20200601101500. Give the"
                + " pattern of the dates if they are written otherwise.";
        assertThat(badLines)
                .extracting(bad -> bad.line() + " " + bad.reason())
                .containsExactly("2 " + form, "3 ends before it starts.", "4 has no patient.", "5 " + form);
    }

    @Test
    void refusesAPatternThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> warehouse(Optional.of("{d}")))
                .withMessage("Pattern includes reserved character: '{'");
    }

    private WarehouseFile warehouse(Optional<String> pattern) {
        return new WarehouseFile(pattern, ShownIdentity.asItIs(), badLines::add);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("list.csv"), text);
    }
}

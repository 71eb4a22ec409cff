package org.niffler.app.explorer.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.app.AppRun;
import org.niffler.app.SeriesDocument;

/** The API and the commands tell the same of the same store. */
class SameFiguresIT {

    /** The report tells hours, to three decimals. */
    private static final Offset<Double> ROUNDED = within(0.0006);

    private AppRun app;

    @BeforeEach
    void makeAStore(@TempDir Path folder) {
        app = new AppRun(folder).store("featureset", documents());
    }

    /** Three scanners on three days, with gaps, overlaps, fractions of seconds, and what does not count. */
    private static List<SeriesDocument> documents() {
        Random random = new Random(20200601);
        List<SeriesDocument> documents = new ArrayList<>();
        for (int study = 0; study < 100; study++) {
            int day = 1 + study % 3;
            LocalTime begin = LocalTime.of(7, 0).plusMinutes(random.nextInt(600));
            for (int series = 0; series < 4; series++) {
                int number = study * 4 + series;
                LocalTime time = begin.plusMinutes(series * 9L).plusNanos(random.nextInt(60_000) * 1_000_000L);
                documents.add(SeriesDocument.of("P" + study / 2, "1.2." + study, "1.2.9." + number)
                        .with("DeviceSerialNumber", study % 17 == 0 ? "" : "S" + study % 4)
                        .with("StationName", "STATION " + study % 4)
                        .with("InstitutionName", study % 8 < 4 ? "NORTH" : "SOUTH")
                        .with("Manufacturer", study % 2 == 0 ? "GE MEDICAL SYSTEMS" : "SIEMENS")
                        .with("ManufacturerModelName", "MODEL " + study % 2)
                        .with("Modality", number % 23 == 0 ? "US" : study % 2 == 0 ? "CT" : "MR")
                        .with("StudyDescription", "KIND " + study % 5)
                        .acquired("2020060" + day, time.format(DateTimeFormatter.ofPattern("HHmmss.SSS")))
                        .received("2020-06-0%dT%s:30Z"
                                .formatted(
                                        day,
                                        time.withHour(study % 4 == 1 ? 22 : time.getHour())
                                                .format(DateTimeFormatter.ofPattern("HH:mm")))));
            }
        }
        documents.add(SeriesDocument.of("P1", "1.2.500", "1.2.500.1").with("AcquisitionDate", "20200602"));
        documents.add(SeriesDocument.of("", "1.2.501", "1.2.501.1")
                .acquired("20200602", "120000")
                .without("AcquisitionDate"));
        return documents;
    }

    private List<JsonNode> table(String name) throws IOException {
        return list(new ObjectMapper().readTree(app.file(name).toFile()));
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private AppRun.Result utilization() {
        AppRun.Result result = app.askPseudonyms(
                "utilization",
                "--from",
                "20200601",
                "--to",
                "20200603",
                "--layout",
                "tidy",
                "--format",
                "json",
                "--output",
                app.file("use").toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    private static List<Object> row(JsonNode row, String... columns) {
        return Stream.of(columns).map(column -> value(row.get(column))).toList();
    }

    /** Numbers by their value. */
    private static Object value(JsonNode node) {
        if (node.isArray()) {
            return String.join("/", list(node).stream().map(JsonNode::asText).toList());
        }
        return node.isNumber()
                ? new BigDecimal(node.asText()).stripTrailingZeros()
                : node.isNull() ? "" : node.asText();
    }

    @Test
    void tellsOfEachDayWhatTheTablesTell() throws Exception {
        utilization();
        List<List<Object>> uses = new ArrayList<>();
        List<List<Object>> encounters = new ArrayList<>();
        List<List<Object>> gaps = new ArrayList<>();
        List<List<Object>> overlaps = new ArrayList<>();

        try (ScannerSite site = ScannerSite.pseudonyms(app)) {
            for (String day : List.of("2020-06-01", "2020-06-02", "2020-06-03")) {
                for (JsonNode use : site.api().get("/scanners/days/" + day).get("scanners")) {
                    uses.add(row(use, "scanner", "firstUse", "lastUse", "usedMinutes", "share"));
                    use.get("encounters")
                            .forEach(each -> encounters.add(row(
                                    each, "patient", "start", "end", "minutes", "studies", "series", "modalities")));
                    use.get("gaps").forEach(each -> gaps.add(row(each, "start", "end", "minutes")));
                    use.get("overlaps").forEach(each -> overlaps.add(row(each, "start", "end", "minutes")));
                }
            }
        }

        assertThat(uses)
                .hasSize(12)
                .isEqualTo(table("use/scanners.json").stream()
                        .map(row -> row(row, "ScannerID", "FirstUse", "LastUse", "BusyMinutes", "UtilizationPercent"))
                        .toList());
        assertThat(encounters)
                .hasSizeGreaterThan(50)
                .isEqualTo(table("use/encounters.json").stream()
                        .map(row -> row(
                                row,
                                "PatientID",
                                "StartTime",
                                "EndTime",
                                "DurationMinutes",
                                "Studies",
                                "Series",
                                "Modalities"))
                        .toList());
        assertThat(gaps)
                .isNotEmpty()
                .isEqualTo(table("use/gaps.json").stream()
                        .map(row -> row(row, "StartTime", "EndTime", "Minutes"))
                        .toList());
        assertThat(overlaps)
                .isNotEmpty()
                .isEqualTo(table("use/overlaps.json").stream()
                        .map(row -> row(row, "OverlapStartTime", "OverlapEndTime", "OverlapMinutes"))
                        .toList());
    }

    @Test
    void tellsOfARangeWhatTheTablesTell() throws Exception {
        utilization();

        try (ScannerSite site = ScannerSite.pseudonyms(app)) {
            JsonNode answer = site.api().get("/scanners/utilization?from=2020-06-01&to=2020-06-03");

            assertThat(list(answer.get("days")).stream()
                            .map(day -> row(day, "day", "scanner", "encounters", "usedMinutes", "share")))
                    .hasSize(12)
                    .isEqualTo(table("use/scanners.json").stream()
                            .map(row ->
                                    row(row, "Date", "ScannerID", "Encounters", "BusyMinutes", "UtilizationPercent"))
                            .toList());
        }
    }

    @Test
    void saysWhatIsLeftOutAsTheCommandWarns() throws Exception {
        String said = utilization().err();

        try (ScannerSite site = ScannerSite.pseudonyms(app)) {
            JsonNode answer = site.api().get("/scanners/utilization?from=2020-06-01&to=2020-06-03");

            List<String> texts = list(answer.get("leftOut")).stream()
                    .map(remark -> remark.get("text").asText())
                    .toList();
            assertThat(texts)
                    .containsExactly(
                            "20 documents are left out: they name no scanner; ScannerBy tells scanners apart by another"
                                    + " attribute",
                            "1 document is left out: it was acquired on these days, but tells no StudyDate",
                            "1 document tells no PatientID: it counts as one patient",
                            "1 document tells no AcquisitionDate: its StudyDate is taken",
                            "made of 363 of 401 documents; left out: 18 of other modalities");
            assertThat(texts).allSatisfy(text -> assertThat(said).contains(text));
            assertThat(list(answer.get("leftOut")).stream()
                            .map(remark -> remark.get("documents").asLong()))
                    .containsExactly(20L, 1L, 0L, 0L, 18L);
            assertThat(list(answer.get("leftOut")).stream()
                            .map(remark -> remark.get("usual").asBoolean()))
                    .containsExactly(false, false, false, false, true);
        }
    }

    @Test
    void tellsOfClocksWhatTheReportTells() throws Exception {
        AppRun.Result result = app.ask(
                "clock-calibration",
                "--from",
                "20200601",
                "--to",
                "20200603",
                "--zone",
                "UTC",
                "--threshold",
                "90m",
                "--format",
                "json",
                "--output",
                app.file("clocks.json").toString());
        assertThat(result.exitCode()).as(result.err()).isZero();

        try (ScannerSite site = ScannerSite.pseudonyms(app)) {
            JsonNode answer = site.api().get("/scanners/clocks?from=2020-06-01&to=2020-06-03&threshold=90m");

            assertThat(answer.get("thresholdMinutes").asInt()).isEqualTo(90);
            assertThat(list(answer.get("clocks")).stream()
                            .map(clock -> row(
                                    clock,
                                    "scanner",
                                    "manufacturer",
                                    "model",
                                    "modalities",
                                    "studies",
                                    "misconfigured")))
                    .isNotEmpty()
                    .isEqualTo(table("clocks.json").stream()
                            .map(row -> row(
                                    row,
                                    "DeviceSerialNumber",
                                    "Manufacturer",
                                    "Manufacturer Model Name",
                                    "Modality",
                                    "Number of Studies",
                                    "Misconfigured"))
                            .toList());
            List<JsonNode> rows = table("clocks.json");
            for (int i = 0; i < rows.size(); i++) {
                isTheSame(answer.get("clocks").get(i), rows.get(i));
            }
        }
    }

    private static void isTheSame(JsonNode clock, JsonNode row) {
        double median = clock.get("medianShiftMinutes").asDouble() / 60;
        double spread =
                (clock.get("highMinutes").asDouble() - clock.get("lowMinutes").asDouble()) / 120;
        assertThat(median).isCloseTo(row.get("Median Time Shift (Hour)").asDouble(), ROUNDED);
        assertThat(spread).isCloseTo(row.get("Robust Spread (Hour)").asDouble(), ROUNDED);
        String cause = clock.get("cause").asText().toLowerCase(Locale.ROOT).replace('_', ' ');
        assertThat(cause + ": " + clock.get("explanation").asText())
                .isEqualTo(row.get("Likely Cause").asText());
    }

    @Test
    void listsTheScannersThatTheCommandLists() throws Exception {
        try (ScannerSite site = ScannerSite.pseudonyms(app)) {
            JsonNode answer = site.api().get("/scanners");

            assertThat(answer.get("since").asText()).isEqualTo("2020-05-05");
            assertThat(scanners(answer)).hasSizeGreaterThan(4).containsExactlyInAnyOrderElementsOf(listed("20200505"));
            assertThat(answer.get("first").asText()).isEqualTo("2020-06-01");
            assertThat(answer.get("last").asText()).isEqualTo("2020-06-03");
        }
    }

    @Test
    void listsTheScannersSinceADayThatTheCommandLists() throws Exception {
        app.store(
                "featureset",
                List.of(SeriesDocument.of("P9", "1.2.600", "1.2.600.1")
                        .with("DeviceSerialNumber", "OF OLD")
                        .acquired("20200301", "080000")));

        try (ScannerSite site = ScannerSite.pseudonyms(app)) {
            for (String since : List.of("2020-03-01", "2020-03-02", "2020-06-03")) {
                JsonNode answer = site.api().get("/scanners?since=" + since);

                assertThat(answer.get("since").asText()).isEqualTo(since);
                assertThat(scanners(answer))
                        .isNotEmpty()
                        .containsExactlyInAnyOrderElementsOf(listed(since.replace("-", "")));
                assertThat(answer.get("scanners").findValuesAsText("scanner").contains("OF OLD"))
                        .isEqualTo(since.equals("2020-03-01"));
            }
        }
    }

    private static List<List<Object>> scanners(JsonNode answer) {
        return list(answer.get("scanners")).stream()
                .map(each -> row(each, "stationName", "institutionName", "scanner", "manufacturer", "model"))
                .toList();
    }

    /** What the command lists, besides what has no name. */
    private List<List<Object>> listed(String since) throws Exception {
        AppRun.Result result = app.ask(
                "scanners",
                "--since",
                since,
                "--format",
                "json",
                "--output",
                app.file("scanners.json").toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
        return table("scanners.json").stream()
                .filter(row -> !row.get("DeviceSerialNumber").asText().isEmpty())
                .map(row -> row(
                        row,
                        "StationName",
                        "InstitutionName",
                        "DeviceSerialNumber",
                        "Manufacturer",
                        "ManufacturerModelName"))
                .toList();
    }
}

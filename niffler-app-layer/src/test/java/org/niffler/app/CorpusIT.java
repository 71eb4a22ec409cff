package org.niffler.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.dicom.DataSet;
import org.niffler.metadata.DocumentIds;
import org.niffler.metadata.DocumentMaker;
import org.niffler.metadata.MetadataDocument;
import org.niffler.metadata.MetadataProfile;
import org.niffler.metadata.ProfileText;
import org.niffler.metadata.Provenance;

/**
 * Real series of many scanners, which are not part of the project, against the table that describes them:
 * {@code -Dniffler.corpus=FOLDER}, which has {@code SERIES.csv}. The store has a document for each series, of its first
 * instance, in featureset, as meta-extraction keeps them by default, and one for each instance in {@value #INSTANCES}.
 */
@EnabledIfSystemProperty(named = "niffler.corpus", matches = ".+", disabledReason = "needs -Dniffler.corpus=FOLDER")
class CorpusIT {

    private static final String INSTANCES = "instances";
    private static final Path PROFILE = Path.of("..", "config", "meta-extraction", "conf", "featureset.txt");
    private static final Provenance UNKNOWN =
            new Provenance(Optional.empty(), Optional.empty(), Optional.empty(), "test");

    private static List<CorpusSeries> corpus;
    private static AppRun app;

    @BeforeAll
    static void extract(@TempDir Path folder) throws IOException {
        corpus = CorpusSeries.in(Path.of(System.getProperty("niffler.corpus")));
        MetadataProfile profile = ProfileText.parse(PROFILE.getFileName().toString(), Files.readAllLines(PROFILE))
                .profile()
                .orElseThrow();
        DocumentMaker maker = new DocumentMaker();
        List<MetadataDocument> bySeries = new ArrayList<>();
        List<MetadataDocument> byInstance = new ArrayList<>();
        for (CorpusSeries series : corpus) {
            DataSet first = series.headers().get(0);
            bySeries.add(maker.make(profile, first, DocumentIds.ofSeries(first).orElseThrow(), UNKNOWN));
            for (DataSet header : series.headers()) {
                byInstance.add(maker.make(
                        profile, header, DocumentIds.ofInstance(header).orElseThrow(), UNKNOWN));
            }
        }
        app = new AppRun(folder).storeDocuments(Map.of("featureset", bySeries, INSTANCES, byInstance));
    }

    @Test
    void findsEveryScannerAndNoOther() throws IOException {
        assertThat(ask("scanners"))
                .containsExactlyInAnyOrderElementsOf(corpus.stream()
                        .map(series -> Map.of(
                                "StationName", series.get("station_name"),
                                "InstitutionName", series.get("institution"),
                                "DeviceSerialNumber", series.get("device_serial_number"),
                                "Manufacturer", series.get("manufacturer"),
                                "ManufacturerModelName", series.get("model")))
                        .distinct()
                        .toList());
    }

    @Test
    void tellsTheTimesOfEveryStudyThatHasThem() throws IOException {
        Map<String, String> told = studyTimes(INSTANCES);

        assertThat(told).isEqualTo(expectedTimes(CorpusSeries::earliest, CorpusSeries::latest));
    }

    /** What one document for a series cannot tell is when its other instances were acquired. */
    @Test
    void tellsThoseOfTheFirstInstancesWhereNoOthersAreKept() throws IOException {
        Map<String, String> told = studyTimes("featureset");

        assertThat(told).isEqualTo(expectedTimes(CorpusSeries::first, CorpusSeries::first));
        Map<String, String> exact = expectedTimes(CorpusSeries::earliest, CorpusSeries::latest);
        assertThat(told.keySet()).isEqualTo(exact.keySet());
        told.forEach((study, times) -> {
            assertThat(times.substring(0, 14))
                    .as(study)
                    .isGreaterThanOrEqualTo(exact.get(study).substring(0, 14));
            assertThat(times.substring(15))
                    .as(study)
                    .isLessThanOrEqualTo(exact.get(study).substring(15));
        });
    }

    private static Map<String, String> studyTimes(String collection) throws IOException {
        Map<String, String> times = new TreeMap<>();
        String[] days = {"--from", "20000101", "--to", "20191231", "--keep-phi", "--collection", collection};
        for (Map<String, String> study : ask("study-times", days)) {
            times.put(
                    study.get("Study"),
                    study.get("Earliest Acquisition Date") + study.get("Earliest Acquisition Time") + " "
                            + study.get("Latest Acquisition Date") + study.get("Latest Acquisition Time"));
        }
        return times;
    }

    /** Studies of which no instance tells them are not listed: one without a time has none, one without a date no day. */
    private static Map<String, String> expectedTimes(
            Function<CorpusSeries, Optional<String>> earliest, Function<CorpusSeries, Optional<String>> latest) {
        Map<String, String> times = new TreeMap<>();
        byStudy(corpus)
                .forEach((study, its) -> its.stream()
                        .flatMap(series -> earliest.apply(series).stream())
                        .min(String::compareTo)
                        .ifPresent(first -> times.put(
                                study,
                                first + " "
                                        + its.stream()
                                                .flatMap(series -> latest.apply(series).stream())
                                                .max(String::compareTo)
                                                .orElseThrow())));
        return times;
    }

    @Test
    void findsEveryStudyWithAllOfItsSeriesAndInstances() throws IOException {
        Map<String, String> found = new TreeMap<>();
        String[] all = {"--filter", "Modality in (CR, CT, MR)", "--collection", INSTANCES};
        for (Map<String, String> study : ask("cohort", all)) {
            found.put(study.get("StudyInstanceUID"), study.get("Series") + " " + study.get("Documents"));
        }

        Map<String, String> expected = new TreeMap<>();
        byStudy(corpus)
                .forEach((study, its) -> expected.put(
                        study,
                        its.size() + " "
                                + its.stream().mapToInt(CorpusSeries::instances).sum()));
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void findsEverySeriesByItsUid() throws IOException {
        for (CorpusSeries series : corpus) {
            String filter = "SeriesInstanceUID = \"" + series.get("series_instance_uid") + "\"";

            assertThat(ask("cohort", "--filter", filter, "--collection", INSTANCES))
                    .as(series.get("folder"))
                    .singleElement()
                    .satisfies(study -> assertThat(study)
                            .containsEntry("StudyInstanceUID", series.study())
                            .containsEntry("Series", "1")
                            .containsEntry("Documents", series.get("instances")));
        }
    }

    @Test
    void tellsWhenEveryScannerAcquiredWhatItDid() throws IOException {
        Map<String, String> told = new TreeMap<>();
        for (String day : studyDates()) {
            for (Map<String, String> use : utilization(day, INSTANCES)) {
                if (!use.get("ScannerID").isEmpty()) {
                    told.put(
                            day + " " + use.get("ScannerID"),
                            seconds(use.get("FirstUse")) + " " + seconds(use.get("LastUse")) + " " + use.get("Series"));
                }
            }
        }

        Map<String, List<CorpusSeries>> byScanner = corpus.stream()
                .filter(CorpusSeries::original)
                .filter(series -> series.earliest().isPresent())
                .collect(Collectors.groupingBy(series -> series.get("study_date") + " " + series.scanner()));
        Map<String, String> expected = new TreeMap<>();
        byScanner.forEach((scanner, its) -> expected.put(
                scanner,
                its.stream()
                                .map(series -> series.earliest().orElseThrow())
                                .min(String::compareTo)
                                .orElseThrow() + " "
                        + its.stream()
                                .map(series -> series.latest().orElseThrow())
                                .max(String::compareTo)
                                .orElseThrow()
                        + " " + its.size()));
        assertThat(told).isNotEmpty().isEqualTo(expected);
    }

    /** An enhanced multi-frame image of this kind has AcquisitionDateTime only, which the profile does not name. */
    @Test
    void saysHowManyInstancesTellNoTime() {
        for (CorpusSeries series : corpus) {
            if (series.original() && series.earliest().isEmpty() && isDate(series.get("study_date"))) {
                assertThat(utilize(series.get("study_date"), app.file("without-time"), INSTANCES)
                                .err())
                        .as(series.get("folder"))
                        .contains(" documents are left out: they tell no AcquisitionTime");
            }
        }
    }

    /** 2020-06-01T10:17:44.5 as 20200601101744. */
    private static String seconds(String time) {
        return time.replaceAll("[-T:]", "").substring(0, 14);
    }

    private static List<Map<String, String>> utilization(String day, String collection) throws IOException {
        Path folder = app.file("utilization-" + collection + "-" + day);
        utilize(day, folder, collection);
        return CorpusSeries.rows(folder.resolve("scanners.csv"));
    }

    private static AppRun.Result utilize(String day, Path folder, String collection) {
        AppRun.Result result = app.ask(
                "utilization",
                "--date",
                day,
                "--scanner-by",
                "DeviceSerialNumber,StationName,ManufacturerModelName",
                "--layout",
                "tidy",
                "--keep-phi",
                "--collection",
                collection,
                "--output",
                folder.toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    /** One of them is three stars, and of no day. */
    private static boolean isDate(String studyDate) {
        return studyDate.matches("[0-9]{8}");
    }

    private static List<String> studyDates() {
        return corpus.stream()
                .map(series -> series.get("study_date"))
                .filter(CorpusIT::isDate)
                .distinct()
                .toList();
    }

    private static Map<String, List<CorpusSeries>> byStudy(List<CorpusSeries> all) {
        return all.stream().collect(Collectors.groupingBy(CorpusSeries::study));
    }

    /** The rows of what a command writes. */
    private static List<Map<String, String>> ask(String command, String... arguments) throws IOException {
        Path file = app.file(command + ".csv");
        List<String> all = new ArrayList<>(List.of("--output", file.toString()));
        all.addAll(Arrays.asList(arguments));
        AppRun.Result result = app.ask(command, all.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return CorpusSeries.rows(file);
    }
}

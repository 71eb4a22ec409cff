package org.niffler.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.niffler.dicom.file.Durability;
import org.niffler.meta.state.LeaseFolder;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.pacs.TestSender.Answer;

/** The service from the instance that arrives to the document, on real sockets and files. */
class ServiceIT {

    private static final Answer SUCCESS = new Answer(0, "");

    @TempDir
    private Path folder;

    private final TestStore store = new TestStore();
    private TestService service;

    @AfterEach
    void close() {
        if (service != null) {
            service.close();
        }
        store.close();
    }

    @Test
    void keepsOneDocumentForEachSeriesWithinASecond() {
        service = new TestService(folder, store).start();
        WrittenStudy study = SyntheticStudy.ct("P1").instances(5).writeTo(folder.resolve("in"));

        assertThat(service.send(study)).hasSize(5).containsOnly(SUCCESS);

        await().atMost(Duration.ofSeconds(10)).until(() -> !documents().isEmpty());
        assertThat(documents()).hasSize(1);
        Document document = documents().get(0);
        WrittenInstance first = study.instances().get(0);
        assertThat(document.keySet())
                .containsExactly(
                        "_id",
                        "PatientID",
                        "Modality",
                        "StudyInstanceUID",
                        "SeriesInstanceUID",
                        "SOPInstanceUID",
                        "_niffler");
        assertThat(document)
                .containsEntry("_id", document.getString("SeriesInstanceUID"))
                .containsEntry("PatientID", "P1")
                .containsEntry("Modality", "CT")
                .containsEntry("SOPInstanceUID", first.sopUid());
        assertThat(document.get("_niffler", Document.class)).containsEntry("callingAet", "SENDER");
        assertThat(service.storedFiles()).hasSize(5);
        await().untilAsserted(() -> {
            assertThat(service.metric("niffler_series_completed_total")).isEqualTo(1);
            assertThat(service.metric("niffler_studies_completed_total")).isEqualTo(1);
        });
        assertThat(service.stop()).isZero();
    }

    @Test
    void extractsEveryInstanceWhereThatIsWanted() {
        service = new TestService(folder, store).option("Instances", "all").start();
        WrittenStudy study = SyntheticStudy.ct("P1").series(2).instances(4).writeTo(folder.resolve("in"));

        service.send(study);

        await().until(() -> documents().size() == 8);
        assertThat(documents())
                .extracting(document -> document.getString("_id"))
                .containsExactlyInAnyOrderElementsOf(
                        study.instances().stream().map(WrittenInstance::sopUid).toList());
        awaitProcessed(2);
        assertThat(service.metric("niffler_documents_written_total{collection=\"series\"}"))
                .as("none twice")
                .isEqualTo(8);
    }

    @Test
    void choosesFirstMiddleAndLastOnceTheSeriesIsQuiet() {
        service = new TestService(folder, store)
                .option("Instances", "first-middle-last")
                .profile("series", "InstanceNumber", "SOPInstanceUID")
                .start();
        List<Path> files = files(SyntheticStudy.ct("P1").instances(7).writeTo(folder.resolve("in")));
        List<Path> reversed = new ArrayList<>(files);
        Collections.reverse(reversed);

        service.send(reversed.subList(0, 3));
        await().untilAsserted(() ->
                assertThat(numbers()).containsOnly(entry("first", "5"), entry("middle", "6"), entry("last", "7")));
        service.send(reversed.subList(3, 7));

        await().untilAsserted(() ->
                assertThat(numbers()).containsOnly(entry("first", "1"), entry("middle", "4"), entry("last", "7")));
    }

    private Map<String, String> numbers() {
        return documents().stream()
                .collect(Collectors.toMap(
                        document -> document.getString("_id").replaceFirst(".*/", ""),
                        document -> document.getString("InstanceNumber")));
    }

    @Test
    void findsWhatOthersPlacedAndWhatItHadReceivedWithoutExtracting() throws IOException {
        service = new TestService(folder, store).start();
        service.send(SyntheticStudy.ct("P1").writeTo(folder.resolve("in")));
        awaitProcessed(1);
        service.stop();
        deleteTree(service.state());
        Path foreign = service.storage().resolve("P2/study/series");
        Files.createDirectories(foreign);
        WrittenStudy placed = SyntheticStudy.mr("P2").writeTo(folder.resolve("in2"));
        Files.copy(placed.instances().get(0).file(), foreign.resolve("image"));

        service.start();

        await().until(() -> documents().size() == 2);
        assertThat(documents())
                .extracting(document -> document.getString("PatientID"))
                .containsExactlyInAnyOrder("P1", "P2");
        Document received = documents().stream()
                .filter(document -> document.getString("PatientID").equals("P1"))
                .findFirst()
                .orElseThrow();
        assertThat(received.get("_niffler", Document.class))
                .as("as the file says")
                .containsEntry("callingAet", "SENDER");
    }

    @Test
    void setsAFileAsideThatOthersPlacedAndNobodyCanRead() throws IOException {
        service = new TestService(folder, store);
        Path foreign = Files.createDirectories(service.storage().resolve("P2/study/series"));
        Files.writeString(foreign.resolve("a.dcm"), "no DICOM at all");
        Files.copy(
                SyntheticStudy.mr("P2")
                        .writeTo(folder.resolve("in"))
                        .instances()
                        .get(0)
                        .file(),
                foreign.resolve("b.dcm"));
        for (Path file : List.of(foreign.resolve("a.dcm"), foreign)) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
        }

        service.start();

        await().until(() -> documents().size() == 1 && service.quarantined().size() == 1);
        assertThat(service.quarantined().get(0)).hasContent("no DICOM at all");
        assertThat(service.metric("niffler_quarantine_files")).isEqualTo(1);
    }

    @Test
    void takesIdentityOutOfTheDocumentsOfAProfileThatSaysSo() {
        service = new TestService(folder, store)
                .profile(
                        "shared",
                        "# deid: basic",
                        "PatientName",
                        "PatientID",
                        "Modality",
                        "StudyDate",
                        "SeriesInstanceUID")
                .start();
        service.send(SyntheticStudy.ct("P1").studyDate("20200601").writeTo(folder.resolve("in")));

        await().until(() -> !store.documents("shared").isEmpty());
        Document document = store.documents("shared").get(0);
        assertThat(document.getString("_id")).isEqualTo(document.getString("SeriesInstanceUID"));
        assertThat(document.toJson())
                .doesNotContain("P1\"", "SYNTHETIC", "20200601", "receivedAt", "callingAet", "sourceFile");
        await().until(() -> !documents().isEmpty());
        assertThat(documents().get(0).getString("SeriesInstanceUID"))
                .isNotEqualTo(document.getString("SeriesInstanceUID"));
        assertThat(document).containsEntry("Modality", "CT");
    }

    @Test
    void makesTheIndexesThatSearchesNeed() {
        service = new TestService(folder, store).start();

        await().untilAsserted(() -> assertThat(store.indexes("series"))
                .contains(
                        "PatientID_1",
                        "Modality_1",
                        "StudyInstanceUID_1",
                        "SeriesInstanceUID_1",
                        "_niffler.receivedAt_1"));
    }

    @Test
    void deletesWhatIsExtractedAndDoesNotExtractItAgainWhenItComesAgain() throws IOException {
        service = new TestService(folder, store).option("MaxStorage", "0").start();
        WrittenStudy study = SyntheticStudy.ct("P1").instances(3).writeTo(folder.resolve("in"));

        service.send(study);

        await().until(() -> !documents().isEmpty());
        await().atMost(Duration.ofSeconds(30)).until(() -> service.storedFiles().isEmpty());
        await().until(() -> !Files.exists(service.storage().resolve("P1")));
        assertThat(service.metric("niffler_cleaned_files_total")).isEqualTo(3);

        service.send(study);

        await().atMost(Duration.ofSeconds(30)).until(() -> service.metric("niffler_cleaned_files_total") == 6);
        assertThat(service.metric("niffler_documents_written_total{collection=\"series\"}"))
                .isEqualTo(1);
        assertThat(documents()).hasSize(1);
    }

    @Test
    void keepsALeasedSeriesAndListsWhatItWouldDelete() throws IOException {
        service = new TestService(folder, store).start();
        WrittenStudy free = SyntheticStudy.ct("P1").writeTo(folder.resolve("in"));
        WrittenStudy leased = SyntheticStudy.mr("P2").writeTo(folder.resolve("in"));
        service.send(free);
        service.send(leased);
        awaitProcessed(2);
        String series = service.storedFiles().stream()
                .filter(file -> file.toString().contains("/P2/"))
                .map(file -> service.storage().relativize(file.getParent()).toString())
                .findFirst()
                .orElseThrow();
        LeaseFolder.open(service.state(), Clock.systemUTC()).take(series, "test");

        await().untilAsserted(
                        () -> assertThat(service.command("clean", "--dry-run").out())
                                .contains("1 files", "stays: leased", "would be deleted: 1 series (1 files")
                                .doesNotContain("P1", "P2"));
        assertThat(service.command("clean"))
                .satisfies(refused -> assertThat(refused.exitCode()).isEqualTo(4));
        service.stop();
        TestService.Result cleaned = service.command("clean");

        assertThat(cleaned.exitCode()).as(cleaned.err()).isZero();
        assertThat(cleaned.out()).startsWith("deleted: 1 series (1 files");
        assertThat(service.storedFiles()).singleElement().asString().contains("/P2/");
    }

    @Test
    void scansAFolderOnceWithoutReceiving() throws IOException {
        service = new TestService(folder, store);
        Path tree = folder.resolve("tree/of/files");
        SyntheticStudy.ct("P1").series(2).instances(3).writeTo(tree);
        SyntheticStudy.mr("P2").instances(2).writeTo(tree.resolve("deeper"));
        Files.writeString(tree.resolve("notes.txt"), "no DICOM file");
        Files.write(
                tree.resolve("cut.dcm"),
                Arrays.copyOf(
                        Files.readAllBytes(
                                tree.resolve("deeper").toFile().listFiles()[0].toPath()),
                        400));

        TestService.Result scan = service.command("scan", folder.resolve("tree").toString());

        assertThat(scan.out()).isEqualTo("""
                files:      10 (1 no DICOM files)
                instances:  8 (and 1 that cannot be read)
                series:     3
                documents:  3
                """);
        assertThat(scan.err()).contains("cut.dcm: element (0008,0018) says that it has", "but the file ends after");
        assertThat(scan.exitCode()).isEqualTo(1);
        assertThat(documents()).hasSize(3);
    }

    @Test
    void fillsANewProfileWithWhatIsStillOnDiskWhileItRuns() {
        service = new TestService(folder, store).start();
        service.send(SyntheticStudy.ct("P1").series(3).writeTo(folder.resolve("in")));
        awaitProcessed(3);
        service.profile("later", "SeriesInstanceUID", "Rows");

        TestService.Result backfill = service.command("--backfill", "later");

        assertThat(backfill.exitCode()).as(backfill.err()).isZero();
        assertThat(store.documents("later"))
                .hasSize(3)
                .allSatisfy(document -> assertThat(document).containsKey("Rows"));
        assertThat(service.command("--backfill", "never").err())
                .contains("There is no profile never in " + service.profiles());
    }

    @Test
    void admitsOnlyWhoIsAllowed() {
        service = new TestService(folder, store)
                .option("AllowedCallers", "CT1,MR1")
                .start();

        assertThatThrownBy(() -> service.send(SyntheticStudy.ct("P1").writeTo(folder.resolve("in"))))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(service.metric("niffler_associations_rejected_total{reason=\"calling_aet_not_allowed\"}"))
                .isEqualTo(1);
        assertThat(service.storedFiles()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Durability.class)
    void keepsWhatItAcknowledgesWithEveryDurability(Durability durability) {
        service = new TestService(folder, store)
                .option("Durability", durability.name().toLowerCase(Locale.ROOT))
                .start();

        assertThat(service.send(SyntheticStudy.ct("P1").instances(20).writeTo(folder.resolve("in"))))
                .hasSize(20)
                .containsOnly(SUCCESS);

        await().until(() -> documents().size() == 1 && service.storedFiles().size() == 20);
    }

    @Test
    void goesOnWithTheEmbeddedStoreWhereItWasStopped() {
        service = new TestService(folder).startProcess();
        service.send(SyntheticStudy.ct("P1").writeTo(folder.resolve("in")));
        awaitProcessed(1);
        assertThat(service.stop()).as(service.logged()).isZero();

        service.startProcess();
        service.send(SyntheticStudy.mr("P2").writeTo(folder.resolve("in")));
        awaitProcessed(2);

        assertThat(service.command("scan", "--Instances", "first").exitCode())
                .as("beside the running service")
                .isZero();
        assertThat(service.stop()).isZero();
        assertThat(service.logged())
                .contains("[SERVICE READY] NIFFLER on port " + service.port(), "[SERVICE ENDED]")
                .doesNotContain("WARN", "ERROR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FilePath | {PatientID}/{SOPInstanceUID}.dcm | FilePath: '{PatientID}/{SOPInstanceUID}.dcm' gives the series no folder of its own, but a series is what is extracted and deleted; name a folder by {0020000E}, such as {00100020}/{0020000D}/{0020000E}/{00080018}.dcm",
                "ClearAt | midnight | ClearAt:",
                "SweepEvery | 0s | SweepEvery: at least 1s; a sweep looks at every series in the storage",
                "MongoUri | mongodb://host/?w=0 | The MongoDB URI asks for writes without acknowledgment (w=0), by which series would be lost unseen",
                "KeepDays | -1 | KeepDays:",
                "AllowedCallers | CT1,,MR1 | 'CT1,,MR1' has nothing between two commas or at an end; expected a list such as A,B,C",
                "AllowedHosts | 10.0.0.0/99 | '10.0.0.0/99' is no host or range of hosts",
                "MongoUri | mongodb://user:secret@host:notaport/ | MongoDB",
                "ProfilesFolder | nowhere | (there is no such folder). Make a folder of text files such as featureset.txt there"
            })
    void saysWhatIsWrongWithASetting(String key, String value, String message) {
        service = new TestService(folder, store).option(key, value);

        TestService.Result result = service.command();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains(message).doesNotContain("secret", "Exception");
    }

    @Test
    void takesEitherKeepDaysOrMaxStorage() {
        service = new TestService(folder, store).option("KeepDays", "3").option("MaxStorage", "1GB");

        assertThat(service.command().err())
                .contains(
                        "KeepDays and MaxStorage: only one of them; KeepDays deletes by age every night, MaxStorage by size"
                                + " whenever it is needed");
    }

    @Test
    void refusesAStateFolderThatAnotherServiceHas() {
        service = new TestService(folder, store).start();

        TestService.Result second = service.command("--OperationsPort", "0");

        assertThat(second.exitCode()).isEqualTo(4);
        assertThat(second.err()).contains("Each service needs a state folder of its own (StateFolder).");
    }

    private void awaitProcessed(int series) {
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
            try (Stream<String> lines = Files.lines(service.state().resolve("processed_series_but_yet_to_delete"))) {
                return lines.filter(line -> line.contains("\"folder\""))
                                .map(line -> line.replaceFirst("\",.*", ""))
                                .distinct()
                                .count()
                        == series;
            }
        });
    }

    private static void deleteTree(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            all.sorted(Comparator.reverseOrder())
                    .forEach(path -> assertThat(path.toFile().delete()).isTrue());
        }
    }

    private static List<Path> files(WrittenStudy study) {
        return study.instances().stream().map(WrittenInstance::file).toList();
    }

    private List<Document> documents() {
        return store.documents("series");
    }
}

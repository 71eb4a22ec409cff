package org.niffler.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.pacs.TestSender.Answer;

/** Data sets that are cut off, or whose values are meant for harm or not for others' eyes. */
class BadDataSetsIT {

    private static final Answer SUCCESS = new Answer(0, "");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int DATA_SET_DOES_NOT_MATCH = 0xB007;
    private static final int[] NAMES = {
        Tag.PatientName,
        Tag.ReferringPhysicianName,
        Tag.OperatorsName,
        Tag.PerformingPhysicianName,
        Tag.NameOfPhysiciansReadingStudy,
        Tag.OtherPatientNames,
        Tag.PatientBirthName,
        Tag.PatientMotherBirthName
    };

    @TempDir
    private Path folder;

    private final TestStore store = new TestStore();
    private TestService service;

    @AfterEach
    void close() {
        service.close();
        store.close();
    }

    @Test
    void setsATruncatedDataSetAsideAndKeepsItWhateverIsCleaned() throws IOException {
        service = new TestService(folder, store).start();
        WrittenStudy whole = SyntheticStudy.ct("TRUNCATED").writeTo(folder.resolve("in"));
        byte[] truncated = Arrays.copyOf(Kept.dataSet(whole.instances().get(0).file()), 333);

        assertThat(statusOf(truncated)).isEqualTo(DATA_SET_DOES_NOT_MATCH);

        assertThat(service.metric("niffler_quarantine_files")).isEqualTo(1);
        assertThat(service.metric("niffler_instances_quarantined_total")).isEqualTo(1);
        WrittenStudy normal = SyntheticStudy.ct("NORMAL").instances(2).writeTo(folder.resolve("in"));
        assertThat(service.send(normal)).hasSize(2).containsOnly(SUCCESS);
        assertThatAllOfItIsCleanedAway();
        assertThat(service.quarantined()).singleElement().satisfies(kept -> {
            assertThat(Kept.dataSet(kept)).isEqualTo(truncated);
            assertThat(Path.of(kept + ".reason.txt"))
                    .content()
                    .startsWith("Reason:     ")
                    .contains("Calling AE: BAD");
        });
        service.start();
        assertThat(service.metric("niffler_quarantine_files")).isEqualTo(1);
        assertThat(service.quarantined()).hasSize(1);
    }

    /** How the service answers a C-STORE of this data set. */
    private int statusOf(byte[] dataSet) throws IOException {
        try (RawAssociation bad = new RawAssociation(service.port()).open("BAD")) {
            int status = bad.cStore("2.25.7").lastOfDataSet(dataSet).readStatus();
            bad.release();
            return status;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../x",
                "..",
                ".",
                ".hidden",
                "/etc/x",
                "~root",
                "a/b",
                "a\\b",
                "..\\..\\x",
                "$(touch x)",
                "a b ",
                "nul\0l",
                "line\nbreak",
                "*?",
                "äöü",
                "0123456789012345678901234567890123456789012345678901234567890123"
            })
    void keepsAPatientIdThatIsNoNameOfAFileInsideTheStorage(String patientId) {
        service = new TestService(folder, store).start();
        Path in = folder.resolve("in");
        WrittenStudy study = SyntheticStudy.ct("ODD")
                .but(image -> {
                    image.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
                    image.setString(Tag.PatientID, VR.LO, patientId);
                })
                .instances(2)
                .size(16, 16)
                .writeTo(in);

        assertThat(service.send(study)).hasSize(2).containsOnly(SUCCESS);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(store.documents("series"))
                        .singleElement()
                        .satisfies(document -> assertThat(document.getString("_id"))
                                .isEqualTo(study.instances().get(0).seriesUid())));
        assertThat(filesIn(folder))
                .filteredOn(file -> file.toString().endsWith(".dcm"))
                .allMatch(file -> file.startsWith(in) || file.startsWith(service.storage()));
        assertThat(service.storedFiles()).hasSize(2);
        assertThatAllOfItIsCleanedAway();
    }

    private void assertThatAllOfItIsCleanedAway() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() ->
                        assertThat(service.command("clean", "--dry-run").out()).contains("would be deleted: 1 series"));
        assertThat(service.stop()).isZero();
        assertThat(service.command("clean").out()).startsWith("deleted: 1 series (2 files, ");
        assertThat(service.storedFiles()).isEmpty();
    }

    @Test
    void namesNoPatientAnywhereButInTheStorageAndTheStore() throws IOException {
        service = new TestService(folder, store)
                .profile("names", "PatientName", "SeriesInstanceUID")
                .startProcess();
        List<String> names = List.of(
                "PLANTED^NAME",
                "PLANTED^A^B^C^D^E^F^G=PLANTED^X=PLANTED^Y=PLANTED^Z",
                "PLANTED\\PLANTED^TWO",
                "=PLANTED=^^^^^^^PLANTED");
        for (String name : names) {
            sendWholeAndCutOff(name, "P" + names.indexOf(name));
        }
        await().atMost(PATIENCE).until(() -> store.documents("names").size() == names.size());
        String shown = service.get("/metrics").body()
                + service.get("/health/ready").body()
                + service.get("/health/live").body()
                + service.said();
        assertThat(service.stop()).isZero();
        TestService.Result cleaned = service.command("clean", "--dry-run");

        assertThat(shown + cleaned.out() + cleaned.err()).doesNotContain("PLANTED");
        assertThat(writtenThatSays("PLANTED")).isEmpty();
        assertThat(store.documents("names"))
                .as("where it belongs")
                .allMatch(document -> document.get("PatientName").toString().contains("PLANTED"));
        assertThat(service.quarantined()).hasSize(names.size());
    }

    /** With the name in every element of persons; the second time it ends in the middle of the first of them. */
    private void sendWholeAndCutOff(String name, String patientId) throws IOException {
        WrittenStudy study = SyntheticStudy.ct(patientId)
                .but(image -> {
                    for (int tag : NAMES) {
                        image.setString(tag, VR.PN, name);
                    }
                })
                .size(16, 16)
                .writeTo(folder.resolve("in"));
        assertThat(service.send(study)).containsOnly(SUCCESS);
        byte[] dataSet = Kept.dataSet(study.instances().get(0).file());
        int middle = new String(dataSet, StandardCharsets.ISO_8859_1).indexOf("PLANTED") + 5;
        assertThat(statusOf(Arrays.copyOf(dataSet, middle))).isEqualTo(DATA_SET_DOES_NOT_MATCH);
    }

    /** What the service has written, images apart. */
    private List<Path> writtenThatSays(String name) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path file : filesIn(folder)) {
            boolean isImage = file.toString().endsWith(".dcm");
            String text = isImage ? "" : new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            if (file.toString().contains(name) || text.contains(name)) {
                found.add(file);
            }
        }
        return found;
    }

    private static List<Path> filesIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

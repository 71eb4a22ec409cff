package org.niffler.cold;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.pacs.Request;
import org.niffler.testkit.pacs.TestPacs;

/** Two archives that have a study between them. */
class FallbackIT {

    @TempDir
    private Path folder;

    private WrittenStudy study;
    private Path wholeFolder;
    private Path partFolder;
    private TestPacs whole;
    private TestPacs part;

    /** The archive WHOLE has the eight instances of a study, the archive PART has the first five of them. */
    @BeforeEach
    void startArchives() throws Exception {
        wholeFolder = folder.resolve("whole");
        partFolder = Files.createDirectories(folder.resolve("part"));
        study = SyntheticStudy.ct("P1").series(2).instances(4).writeTo(wholeFolder);
        for (WrittenInstance instance : study.instances().subList(0, 5)) {
            Files.copy(instance.file(), partFolder.resolve(instance.file().getFileName()));
        }
        whole = TestPacs.serve("WHOLE", wholeFolder);
        part = TestPacs.serve("PART", partFolder);
    }

    @AfterEach
    void stopArchives() {
        whole.close();
        part.close();
    }

    @Test
    void asksTheSecondArchiveForJustWhatTheFirstDoesNotHave() {
        Run run = run(part, whole);

        Run.Result result = run.start();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("studies:   1 expected, 1 complete", "instances: 8 expected, 8 received");
        assertThat(instancesAskedOf(whole)).containsExactlyInAnyOrderElementsOf(sopUids(5, 8));
        run.assertHolds("P1", study.instances());
        assertThat(run.storedFiles()).hasSize(8);
        assertThat(run.reportRows())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("State", "OK")
                        .containsEntry("Expected", "8")
                        .containsEntry("Received", "8"));
    }

    @Test
    void asksTheSecondArchiveForJustWhatTheFirstDoesNotDeliver() {
        whole.faults().drop(sopUids(2, 4).toArray(String[]::new));
        Run run = run(whole, part).option("Retries", "0");

        Run.Result result = run.start();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(instancesAskedOf(part)).containsExactlyInAnyOrderElementsOf(sopUids(2, 4));
        run.assertHolds("P1", study.instances());
        assertThat(run.storedFiles()).hasSize(8);
    }

    @Test
    void keepsWhatTheFirstDeliveredWhenTheSecondFails() {
        whole.faults().failMoveWith(0xA702, "offline");
        Run run = run(part, whole).option("Retries", "0");

        Run.Result result = run.start();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(run.reportRows())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("State", "PARTIAL 5/8")
                        .containsEntry("DicomStatus", "0xA702")
                        .containsEntry("DicomComment", "offline"));
        run.assertHolds("P1", study.instances().subList(0, 5));

        whole.faults().clear();
        assertThat(run.start().exitCode()).isZero();
        run.assertHolds("P1", study.instances());
    }

    private Run run(TestPacs first, TestPacs second) {
        Run run = new Run(folder, first.address()).csv("PatientID", "P1").option("FallbackAet", second.address());
        first.destination("NIFFLER", run.port());
        second.destination("NIFFLER", run.port());
        return run;
    }

    private List<String> sopUids(int from, int to) {
        return study.instances().subList(from, to).stream()
                .map(WrittenInstance::sopUid)
                .toList();
    }

    private static List<String> instancesAskedOf(TestPacs archive) {
        return archive.requests().stream()
                .filter(request -> request.kind().equals("C-MOVE"))
                .map(Request::keys)
                .map(keys -> keys.getOrDefault("SOPInstanceUID", "everything of " + Map.copyOf(keys)))
                .flatMap(uids -> List.of(uids.split("\\\\")).stream())
                .toList();
    }
}

package org.niffler.cold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.progress.ProgressJournal;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.jar.ExecutableJar;
import org.niffler.testkit.pacs.Request;
import org.niffler.testkit.pacs.TestPacs;
import org.niffler.testkit.process.BackgroundProgram;
import org.niffler.testkit.process.ProcessResult;

/** The jar, killed again and again in the middle of its work. */
class CrashIT {

    private static final int KILLS = 10;
    private static final int INSTANCES_PER_STUDY = 4;

    /** Ninety patients, of whom every ninth has two studies: a hundred studies. */
    private static final int PATIENTS = 90;

    /** Ten runs that end within so many instances or requests leave something for the last one. */
    private static final int MOST_INSTANCES = 35;

    private static final int MOST_REQUESTS = 16;

    @TempDir
    private Path folder;

    private final ExecutableJar jar = ExecutableJar.ofThisModule();
    private final List<WrittenStudy> studies = new ArrayList<>();
    private TestPacs pacs;
    private Run run;

    /** What the journal said at a kill, and how many requests the PACS had seen by then. */
    private record Death(Set<String> complete, int requestsBefore) {}

    @BeforeEach
    void startPacs() {
        Path archive = folder.resolve("archive");
        List<String> rows = new ArrayList<>(List.of("PatientID"));
        for (int patient = 0; patient < PATIENTS; patient++) {
            String patientId = "P%03d".formatted(patient);
            rows.add(patientId);
            studies.add(study(patientId, "first").writeTo(archive));
            if (patient % 9 == 0) {
                studies.add(study(patientId, "second").writeTo(archive));
            }
        }
        pacs = TestPacs.serve("PACS", archive);
        pacs.faults().delayPerInstance(Duration.ofMillis(10));
        run = new Run(folder, pacs.address()).csv(rows.toArray(String[]::new));
        pacs.destination("NIFFLER", run.port());
    }

    private static SyntheticStudy study(String patientId, String description) {
        return SyntheticStudy.ct(patientId)
                .description(description)
                .series(2)
                .instances(INSTANCES_PER_STUDY / 2)
                .size(32, 32);
    }

    @AfterEach
    void stopPacs() {
        pacs.close();
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void losesNothingAndAsksForNothingTwiceHoweverOftenItIsKilled() throws IOException {
        assertThat(studies).hasSize(100);
        long seed = Long.getLong("niffler.seed", System.nanoTime());
        System.out.println("CrashIT: killed by -Dniffler.seed=" + seed);
        Random random = new Random(seed);
        List<Death> deaths = new ArrayList<>();
        for (int i = 0; i < KILLS; i++) {
            deaths.add(killAtSomeMoment(random, "kill " + i + ", -Dniffler.seed=" + seed));
        }

        ProcessResult last = jar.run("--config", config());

        String which = "-Dniffler.seed=" + seed + "\n" + last;
        assertThat(last.exitCode()).as(which).isZero();
        for (WrittenStudy study : studies) {
            run.assertHolds(study.patientId(), study.instances());
        }
        assertThat(everythingStored()).as(which).isEqualTo(expectedFiles());
        assertThat(deaths)
                .allSatisfy(
                        death -> assertThat(askedAgainAfter(death)).as(which).isEmpty());
        assertReportsEveryRow(last, deaths.get(KILLS - 1), which);
    }

    /** SIGKILL after a number of requests or instances; a moment later or earlier than that, as the scheduler likes. */
    private Death killAtSomeMoment(Random random, String which) throws IOException {
        boolean byRequests = random.nextBoolean();
        LongSupplier progress = byRequests ? () -> pacs.requests().size() : pacs::instancesSent;
        long end = progress.getAsLong() + 1 + random.nextInt(byRequests ? MOST_REQUESTS : MOST_INSTANCES);
        Path log = folder.resolve("killed.log");
        try (BackgroundProgram extraction = BackgroundProgram.start(jar.command("--config", config()), Map.of(), log)) {
            while (progress.getAsLong() < end) {
                assertThat(extraction.endsWithin(1))
                        .as(() -> which + ": ended by itself\n" + extraction.log())
                        .isFalse();
            }
        }
        Set<String> complete = new TreeSet<>();
        if (Files.exists(run.journal())) {
            ProgressJournal.read(run.journal(), entry -> complete.add(entry.key()));
        }
        return new Death(complete, pacs.requests().size());
    }

    private String config() {
        return folder.resolve("config.json").toString();
    }

    /** Whatever was asked of a patient or study that the journal called complete, C-FINDs of a whole row included. */
    private List<Request> askedAgainAfter(Death death) {
        List<Request> after =
                pacs.requests().subList(death.requestsBefore, pacs.requests().size());
        return after.stream()
                .filter(request -> death.complete.contains(request.keys().getOrDefault("PatientID", ""))
                        || request.kind().equals("C-MOVE")
                                && studiesOf(request)
                                        .anyMatch(study ->
                                                death.complete.contains(study.patientId() + "," + study.studyUid())))
                .toList();
    }

    private Stream<WrittenStudy> studiesOf(Request move) {
        return studies.stream()
                .filter(study -> study.patientId().equals(move.keys().get("PatientID"))
                        || study.studyUid().equals(move.keys().get("StudyInstanceUID")));
    }

    /** Files that should not be there are as much of a fault as those that are not. */
    private Set<Path> everythingStored() throws IOException {
        try (Stream<Path> all = Files.walk(run.storage())) {
            return all.filter(path -> !Files.isDirectory(path) || isLeftOver(path))
                    .filter(path -> !path.equals(incoming().resolve("lock")))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private boolean isLeftOver(Path folderInStorage) {
        return folderInStorage.startsWith(incoming()) && !folderInStorage.equals(incoming());
    }

    private Path incoming() {
        return run.storage().resolve(".niffler-incoming");
    }

    private Set<Path> expectedFiles() {
        Set<Path> files = new TreeSet<>();
        for (WrittenStudy study : studies) {
            for (WrittenInstance instance : study.instances()) {
                files.add(run.fileOf(study.patientId(), instance));
            }
        }
        return files;
    }

    private void assertReportsEveryRow(ProcessResult last, Death before, String which) {
        Set<String> rowsBefore = before.complete.stream()
                .filter(key -> key.matches("P\\d{3}"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(rowsBefore).as(which).isNotEmpty();
        List<Map<String, String>> rows = run.reportRows();
        assertThat(rows.stream().map(row -> row.get("Row")).collect(Collectors.toSet()))
                .as(which)
                .hasSize(PATIENTS);
        assertThat(rows)
                .as(which)
                .filteredOn(row -> row.get("Reason").startsWith("done in an earlier run: "))
                .allSatisfy(row -> assertThat(row).containsEntry("State", "SKIPPED"))
                .extracting(row -> row.get("Key"))
                .containsExactlyElementsOf(rowsBefore);
        assertThat(rows.stream()
                        .mapToInt(row -> Integer.parseInt(row.get("Received")))
                        .sum())
                .as(which)
                .isEqualTo(studies.size() * INSTANCES_PER_STUDY);
        assertThat(last.out())
                .as(which)
                .startsWith("rows:      %d (%d complete, %d done in an earlier run)"
                        .formatted(PATIENTS, PATIENTS - rowsBefore.size(), rowsBefore.size()));
    }
}

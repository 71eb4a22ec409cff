package org.niffler.app.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.app.query.ShownIdentity;
import org.niffler.app.report.Format;
import org.niffler.deid.Pseudonymizer;
import org.niffler.workflow.WorkUnit;
import org.niffler.workflow.run.Run;
import org.niffler.workflow.run.RunStatus;
import org.niffler.workflow.run.RunUnit;

class RunTableTest {

    private static final Instant BEGUN = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    private Path folder;

    private static Run run(RunStatus status, Optional<Instant> started, Optional<Instant> ended, String reason) {
        return new Run(
                "id",
                "detect",
                new RunUnit(WorkUnit.SERIES, "place", "1.2.3", "1.2.3.4", "", 7),
                "",
                status,
                started.isPresent() ? 2 : 0,
                0,
                BEGUN,
                started,
                ended,
                status == RunStatus.FAILED ? OptionalInt.of(3) : OptionalInt.empty(),
                reason,
                "",
                Optional.empty());
    }

    private String written(ShownIdentity identity, Run... runs) throws IOException {
        Path file = folder.resolve("runs.csv");
        try (RunTable table = RunTable.create(file, Format.CSV, identity)) {
            for (Run run : runs) {
                table.add(run);
            }
            table.complete();
        }
        return Files.readString(file).replace("\"", "").replace("\r\n", "\n");
    }

    @Test
    void hasARowForEachRun() throws IOException {
        String table = written(
                ShownIdentity.asItIs(),
                run(RunStatus.FAILED, Optional.of(BEGUN), Optional.of(BEGUN.plusMillis(1_500)), "it ended with 3"),
                run(RunStatus.GAVE_UP, Optional.empty(), Optional.of(BEGUN), "its images are gone"));

        assertThat(table)
                .isEqualTo("workflow,unit,StudyInstanceUID,SeriesInstanceUID,SOPInstanceUID,instances,status,attempts,"
                        + "exit,seconds,reason\n"
                        + "detect,series,1.2.3,1.2.3.4,,7,failed,2,3,1.5,it ended with 3\n"
                        + "detect,series,1.2.3,1.2.3.4,,7,gave-up,0,,,its images are gone\n");
    }

    @Test
    void showsNoUidsUnlessAskedTo() throws IOException {
        Pseudonymizer pseudonymizer = Pseudonymizer.keyed(new byte[32]);

        String table = written(
                ShownIdentity.pseudonyms(pseudonymizer),
                run(RunStatus.SUCCEEDED, Optional.of(BEGUN), Optional.of(BEGUN), ""));

        assertThat(table)
                .doesNotContain("1.2.3")
                .contains(pseudonymizer.uid("1.2.3") + "," + pseudonymizer.uid("1.2.3.4") + ",,7,succeeded");
    }

    @Test
    void leavesAnEarlierTableIfItIsNotCompleted() throws IOException {
        Path file = Files.writeString(folder.resolve("runs.csv"), "earlier");

        try (RunTable table = RunTable.create(file, Format.CSV, ShownIdentity.asItIs())) {
            table.add(run(RunStatus.SUCCEEDED, Optional.of(BEGUN), Optional.of(BEGUN), ""));
        }

        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
        assertThat(Files.readString(file)).isEqualTo("earlier");
        assertThat(folder.toFile().list()).hasSize(1);
    }
}

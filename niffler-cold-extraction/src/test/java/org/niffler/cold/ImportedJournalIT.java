package org.niffler.cold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.pacs.TestPacs;

/** An extraction that the Python version began: what it left is passed over unverified, until it is verified. */
class ImportedJournalIT {

    /** pickle.dumps(["P2"], 0) */
    private static final String PICKLE = "(lp0\nVP2\np1\na.";

    @TempDir
    private Path folder;

    private WrittenStudy imported;
    private TestPacs pacs;
    private Run run;

    @BeforeEach
    void goOnWithAnImportedJournal() throws IOException {
        Path archive = folder.resolve("archive");
        SyntheticStudy.ct("P1").instances(3).writeTo(archive);
        imported = SyntheticStudy.mr("P2").instances(2).writeTo(archive);
        pacs = TestPacs.serve("PACS", archive);
        run = new Run(folder, pacs.address()).csv("PatientID", "P1", "P2");
        pacs.destination("NIFFLER", run.port());
        Files.writeString(folder.resolve("list_mod.csv.pickle"), PICKLE);
        assertThat(run.start().out()).startsWith("rows:      2 (1 complete, 1 done in an earlier run)");
        run.option("Verify", run.storage().toString());
    }

    @AfterEach
    void stopPacs() {
        pacs.close();
    }

    @Test
    void findsOutWhatTheImportedEntriesHideAndMovesNothing() {
        Run.Result result = run.start();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).startsWith("rows:      2 (1 complete, 1 incomplete)");
        assertThat(run.rowsOf(run.comparison()))
                .extracting(row -> row.get("Key") + " " + row.get("State") + " " + row.get("Received"))
                .containsExactlyInAnyOrder("P1 OK 3", "P2 FAILED 0");
        assertThat(pacs.requests("C-MOVE")).isEqualTo(1);

        assertThat(run.without("Verify").start().out())
                .startsWith("rows:      2 (1 complete, 1 done in an earlier run)");
        run.assertHolds("P2", imported.instances());
    }

    @Test
    void provesWhatThePythonVersionStoredWhereTheTemplateSays() throws IOException {
        for (WrittenInstance instance : imported.instances()) {
            Path file = run.fileOf("P2", instance);
            Files.createDirectories(file.getParent());
            Files.copy(instance.file(), file);
        }

        Run.Result result = run.start();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).startsWith("rows:      2 (2 complete)").contains("instances: 5 expected, 5 received");
        assertThat(pacs.requests("C-MOVE")).isEqualTo(1);
    }
}

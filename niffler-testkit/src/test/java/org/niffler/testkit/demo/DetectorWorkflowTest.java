package org.niffler.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;

class DetectorWorkflowTest {

    private static final DemoPatient NOBODY = new DemoPatient("P1", "NOBODY^ADA");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private DetectorWorkflow workflow;
    private List<Described> studies;
    /** Names of runs are pseudonyms. */
    private final String chest = "2.25.1";

    private final String heldBack = "2.25.2";
    private double score = 0.5;

    @BeforeEach
    void setUp() throws IOException {
        workflow = new DetectorWorkflow(folder, new PrintWriter(out, true));
        Described shown = new Described("DX", NOBODY, SyntheticStudy.dx("P1").writeTo(folder.resolve("dx")), 1, "");
        Described without = new Described(
                "DX, annotated", NOBODY, SyntheticStudy.dx("P2").writeTo(folder.resolve("dx")), 0, "held back");
        Described other = new Described("CT", NOBODY, SyntheticStudy.ct("P3").writeTo(folder.resolve("ct")), 1, "");
        studies = List.of(shown, without, other);
    }

    private void run(String name, String status) throws IOException {
        Path run = Files.createDirectories(
                folder.resolve("workflow-output/find-filter").resolve(name));
        Files.writeString(run.resolve("niffler-run.json"), "{\"status\": \"" + status + "\"}");
        if (status.equals("succeeded")) {
            Files.writeString(run.resolve("result.json"), "{\"score\": " + score + "}");
            Files.writeString(
                    Files.createDirectories(run.resolve("overlays/extracted-images/p"))
                            .resolve("1.png"),
                    "picture");
        }
    }

    @Test
    void isContentWithARunOfEachRadiographThatEndedAsItShould() throws IOException {
        run(chest, "succeeded");
        run(heldBack + ".failed", "failed");

        assertThat(workflow.hasEnded(studies)).isTrue();
        DetectorRuns runs = workflow.look(studies);

        assertThat(runs)
                .isEqualTo(new DetectorRuns(
                        2, 1, 1, List.of(new DetectorRuns.Overlay("detected/extracted-images/p/1.png", 0.5)), true));
        assertThat(folder.resolve("detected/extracted-images/p/1.png")).exists();
        assertThat(out.toString())
                .isEqualToNormalizingNewlines(
                        "Runs of the workflow find-filter: 1 succeeded, with 1 pictures, in 1 of which wires were found; 1 failed,"
                                + " as should those of images that are held back; of 2 series.\n");
    }

    @Test
    void isNotContentWithARunThatFailedForNoReason() throws IOException {
        run(chest + ".failed", "failed");
        run(heldBack + ".failed", "failed");

        assertThat(workflow.look(studies).perfect()).isFalse();
        assertThat(out.toString()).startsWith("WRONG: ");
    }

    @Test
    void isNotContentIfNothingWasFound() throws IOException {
        score = 0.2;
        run(chest, "succeeded");
        run(heldBack + ".failed", "failed");

        assertThat(workflow.look(studies).perfect()).isFalse();
    }

    @Test
    void waitsForARunThatIsMissing() throws IOException {
        run(chest, "succeeded");

        assertThat(workflow.hasEnded(studies)).isFalse();
        assertThat(workflow.look(studies).perfect()).isFalse();
    }

    @Test
    void isNotContentWithARunThatShowsWhoseItIs() throws IOException {
        run(studies.get(0).study().instances().get(0).seriesUid(), "succeeded");
        run(heldBack + ".failed", "failed");

        assertThat(workflow.look(studies).perfect()).isFalse();
    }

    @Test
    void isNotContentWithOneTooMany() throws IOException {
        run(chest, "succeeded");
        run(heldBack + ".failed", "failed");
        run("1.2.3", "succeeded");

        assertThat(workflow.look(studies).perfect()).isFalse();
    }
}

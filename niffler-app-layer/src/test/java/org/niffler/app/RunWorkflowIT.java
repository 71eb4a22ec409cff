package org.niffler.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenStudy;

/** {@code run-workflow} on real files, with real programs and the jars that make inputs. */
class RunWorkflowIT {

    private static final String MARK = "SECRETMARK";

    @TempDir
    private Path folder;

    private AppRun run;
    private WrittenStudy mr;
    private WrittenStudy ct;

    @BeforeEach
    void setUp() throws IOException {
        run = new AppRun(folder);
        mr = SyntheticStudy.mr(MARK + "1")
                .series(2)
                .instances(3)
                .but(image -> image.setString(Tag.PatientName, VR.PN, MARK + "^ANNA"))
                .writeTo(folder.resolve("in/a"));
        ct = SyntheticStudy.ct(MARK + "2").instances(2).writeTo(folder.resolve("in/b"));
        Files.writeString(folder.resolve("in/notes.txt"), "no image");
        Files.writeString(folder.resolve("count.sh"), """
                echo "$3" >> ran.txt
                find "$1" -type f | sed "s,$1/,," | sort > "$2/files.txt"
                cp "$4" "$2/metadata.json"
                """);
    }

    private Path workflow(String name, String... lines) throws IOException {
        Path file = folder.resolve(name + ".json");
        Files.writeString(file, String.join("\n", lines).replace('\'', '"'));
        return file;
    }

    private AppRun.Result start(Path workflow, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "run-workflow",
                workflow.toString(),
                folder.resolve("in").toString(),
                "--WorkflowOutput",
                folder.resolve("out").toString(),
                "--WorkflowState",
                folder.resolve("state").toString(),
                "--PseudonymKey",
                folder.resolve("pseudonym.key").toString(),
                "--output",
                folder.resolve("runs.csv").toString()));
        args.addAll(Arrays.asList(more));
        return run.run(args.toArray(String[]::new));
    }

    private static final String COMMAND =
            "'command': ['sh', 'count.sh', '{input}', '{output}', '{series}', '{metadata.json}']";

    @Test
    void runsOnEverySeriesThatMatchesAndOnceOnly() throws IOException {
        Path workflow = workflow("count", "{'filter': 'Modality = MR',", COMMAND + "}");

        AppRun.Result first = start(workflow);
        AppRun.Result second = start(workflow);

        assertThat(first.out()).startsWith("count: 2 succeeded; output in ");
        assertThat(first.exitCode()).isZero();
        assertThat(second.out()).startsWith("count: 2 done before; output in ");
        assertThat(second.exitCode()).isZero();
        assertThat(Files.readAllLines(folder.resolve("ran.txt")))
                .containsExactlyInAnyOrderElementsOf(mr.instances().stream()
                        .map(instance -> instance.seriesUid())
                        .distinct()
                        .toList());
        assertThat(folders()).hasSize(2);
    }

    @Test
    void triesAgainWhatFailed() throws IOException {
        Path workflow = workflow("count", "{'filter': 'Modality = CT',", "'command': ['sh', '-c', 'test -e ready']}");

        AppRun.Result first = start(workflow);
        Files.createFile(folder.resolve("ready"));
        AppRun.Result second = start(workflow);

        assertThat(first.out()).startsWith("count: 1 failed; output in ");
        assertThat(first.exitCode()).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("runs.csv"))).contains("succeeded");
        assertThat(second.out()).startsWith("count: 1 succeeded; output in ");
        assertThat(second.exitCode()).isZero();
    }

    @Test
    void countsOnlyInADryRun() throws IOException {
        AppRun.Result result = start(workflow("count", "{'filter': 'Modality = MR',", COMMAND + "}"), "--dry-run");

        assertThat(result.out()).isEqualToIgnoringNewLines("2 runs of count, on 8 DICOM files; nothing was run");
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(folder.resolve("state")).doesNotExist();
    }

    @Test
    void takesOnlyTheStudiesOfACohort() throws IOException {
        Path cohort = folder.resolve("cohort.csv");
        Files.writeString(
                cohort, "PatientID,StudyInstanceUID\nx," + ct.instances().get(0).studyUid() + "\n");

        AppRun.Result result = start(
                workflow("count", "{'filter': 'Modality in (CT, MR)',", COMMAND + "}"), "--cohort", cohort.toString());

        assertThat(result.out()).startsWith("count: 1 succeeded; output in ");
        assertThat(Files.readAllLines(folder.resolve("ran.txt")))
                .containsExactly(ct.instances().get(0).seriesUid());
    }

    @Test
    void givesPicturesThatShowNobody() throws IOException {
        AppRun.Result result =
                start(workflow("pictures", "{'filter': 'Modality = MR', 'input': 'png',", COMMAND + "}"));

        assertThat(result.out()).startsWith("pictures: 2 succeeded; output in ");
        assertThat(folders()).hasSize(2);
        for (Path output : folders()) {
            List<String> files = Files.readAllLines(output.resolve("files.txt"));
            assertThat(files.stream().filter(file -> file.endsWith(".png"))).hasSize(3);
            assertThat(files).contains("metadata.csv").noneMatch(file -> file.contains("mapping"));
        }
        assertThatNobodyIsShown();
    }

    @Test
    void givesDicomFilesThatShowNobody() throws IOException {
        AppRun.Result result =
                start(workflow("research", "{'filter': 'Modality = MR', 'input': 'deidentified',", COMMAND + "}"));

        assertThat(result.out()).startsWith("research: 2 succeeded; output in ");
        for (Path output : folders()) {
            assertThat(Files.readAllLines(output.resolve("files.txt"))).hasSize(3);
        }
        assertThatNobodyIsShown();
    }

    /** Neither the marks of the patient nor the UIDs, in the contents and names of all files of the output. */
    private void assertThatNobodyIsShown() throws IOException {
        List<String> uids = mr.instances().stream()
                .flatMap(instance -> Stream.of(instance.studyUid(), instance.seriesUid(), instance.sopUid()))
                .distinct()
                .toList();
        try (Stream<Path> all = Files.walk(folder.resolve("out"))) {
            for (Path path : all.toList()) {
                String shown = path.toString().substring(folder.toString().length())
                        + (Files.isRegularFile(path)
                                ? new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1)
                                : "");
                assertThat(shown).doesNotContain(MARK).doesNotContain(uids);
            }
        }
        assertThat(Files.readString(folder.resolve("runs.csv")))
                .doesNotContain(MARK)
                .doesNotContain(uids);
        assertThat(Files.readString(folder.resolve("ran.txt")))
                .doesNotContain(MARK)
                .doesNotContain(uids);
    }

    @Test
    void saysWhatIsWrongWithAWorkflow() throws IOException {
        AppRun.Result result = start(workflow("bad", "{'filter': 'Modality = MR', 'comand': ['true']}"));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("bad.json:1:").contains("comand").contains("command");
    }

    @Test
    void saysThatAListHasNoStudies() throws IOException {
        Path cohort = folder.resolve("cohort.csv");
        Files.writeString(cohort, "PatientID\nx\n");

        AppRun.Result result =
                start(workflow("count", "{'filter': 'Modality = MR',", COMMAND + "}"), "--cohort", cohort.toString());

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("StudyInstanceUID");
        assertThat(folder.resolve("ran.txt")).doesNotExist();
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> workflows = Files.list(folder.resolve("out"));
                Stream<Path> runs = Files.list(workflows.findFirst().orElseThrow())) {
            return runs.toList();
        }
    }
}

package org.niffler.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
        return run.run(arguments(workflow, more).toArray(String[]::new));
    }

    private List<String> arguments(Path workflow, String... more) {
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
        return args;
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
        assertThat(Files.readAllLines(folder.resolve("runs.csv")))
                .as("the second table, which has all of them")
                .hasSize(3);
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
        assertThat(first.err())
                .contains("series (UID): failed")
                .doesNotContain(ct.instances().get(0).seriesUid());
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

    @Test
    void refusesAnOutputThatWouldBeTakenForImages() throws IOException {
        Path workflow = workflow("count", "{'filter': 'Modality = MR',", COMMAND + "}");

        AppRun.Result result =
                start(workflow, "--WorkflowOutput", folder.resolve("in/results").toString());

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains("WorkflowOutput: " + folder.toRealPath().resolve("in/results/count")
                        + " and the folder with the images, "
                        + folder.toRealPath().resolve("in")
                        + ", are one in the other, so that what runs make would be taken for images; name a folder"
                        + " elsewhere");
        assertThat(folder.resolve("in/results")).doesNotExist();
    }

    @Test
    void takesTheOutputOfAnotherWorkflow() throws IOException {
        start(workflow("copy", "{'filter': 'Modality = MR',", "'command': ['cp', '-r', '{input}', '{output}']}"));

        AppRun.Result result = run.run(
                "run-workflow",
                workflow("count", "{'filter': 'Modality = MR',", COMMAND + "}").toString(),
                folder.resolve("out/copy").toString(),
                "--WorkflowOutput",
                folder.resolve("out").toString(),
                "--WorkflowState",
                folder.resolve("state").toString(),
                "--PseudonymKey",
                folder.resolve("pseudonym.key").toString(),
                "--output",
                folder.resolve("runs.csv").toString());

        assertThat(result.out()).startsWith("count: 2 succeeded; output in ");
    }

    @Test
    void saysThatAFileIsNoFolder() throws IOException {
        Path file = mr.instances().get(0).file();

        AppRun.Result result = run.run(
                "run-workflow",
                workflow("count", "{'filter': 'Modality = MR',", COMMAND + "}").toString(),
                file.toString());

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains(file + " is no folder.");
    }

    @Test
    void saysHowManyStudiesOfAListAreNotThere() throws IOException {
        Path cohort = folder.resolve("cohort.csv");
        Files.writeString(
                cohort,
                "\uFEFFPatientID;StudyInstanceUID\r\nx;1.2.3.4\r\nx;"
                        + ct.instances().get(0).studyUid() + "\r\n");

        AppRun.Result result = start(
                workflow("count", "{'filter': 'Modality in (CT, MR)',", COMMAND + "}"), "--cohort", cohort.toString());

        assertThat(result.out()).startsWith("count: 1 succeeded; output in ");
        assertThat(result.err()).contains("1 of the 2 studies of the list are not in the folder");
    }

    @Test
    void leavesTheCommandAloneThatRunsAlready() throws Exception {
        Path workflow = workflow(
                "slow",
                "{'filter': 'Modality = CT',",
                "'command': ['sh', '-c', 'touch begun; while [ ! -e go ]; do sleep 0.1; done']}");
        CompletableFuture<AppRun.Result> first = CompletableFuture.supplyAsync(() -> start(workflow));
        await().atMost(60, TimeUnit.SECONDS).until(() -> Files.exists(folder.resolve("begun")));

        AppRun.Result second = start(workflow);
        Files.createFile(folder.resolve("go"));

        assertThat(second.exitCode()).isEqualTo(4);
        assertThat(first.get().exitCode()).isZero();
        assertThat(Files.readAllLines(folder.resolve("runs.csv"))).hasSize(2);
    }

    @Test
    void endsWhatWorksAtAStopAndGoesOnWithItNextTime() throws Exception {
        Path workflow = workflow(
                "slow",
                "{'filter': 'Modality = MR',",
                "'command': ['sh', '-c', 'echo $0 >> ran.txt; while [ ! -e go ]; do sleep 0.1; done', '{series}']}");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(arguments(workflow));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start();
        await().atMost(60, TimeUnit.SECONDS).until(() -> Files.exists(folder.resolve("ran.txt")));

        process.destroy(); // SIGTERM
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(folder.resolve("said.txt")).content().contains("slow: 2 left; output in ");

        Files.createFile(folder.resolve("go"));
        AppRun.Result second = start(workflow);

        assertThat(second.exitCode()).isZero();
        assertThat(second.out()).startsWith("slow: 2 succeeded; output in ");
        assertThat(Files.readAllLines(folder.resolve("ran.txt")))
                .as("the one that was at work twice")
                .hasSize(3);
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> workflows = Files.list(folder.resolve("out"));
                Stream<Path> runs = Files.list(workflows.findFirst().orElseThrow())) {
            return runs.toList();
        }
    }
}

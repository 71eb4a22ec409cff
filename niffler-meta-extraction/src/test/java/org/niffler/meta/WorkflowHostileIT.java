package org.niffler.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenStudy;

/** Programs that do what no program should, in a service that receives, goes on and keeps its secrets. */
class WorkflowHostileIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String PATIENT = "ZEBRAPATIENT77";
    private static final String SECRET = "ZEBRASECRET77";

    @TempDir
    private Path folder;

    private final TestStore store = new TestStore();
    private final Map<String, String> expected = new TreeMap<>();
    private TestService service;
    private Path secrets;

    @BeforeEach
    void setUp() throws IOException {
        secrets = Files.createDirectory(folder.resolve("secrets"));
        Files.writeString(secrets.resolve("result.json"), "{\"secret\": \"" + SECRET + "\"}");
        Files.writeString(secrets.resolve("niffler-run.json"), "{\"other\": true}");
        service = new TestService(folder, store);
    }

    @AfterEach
    void close() {
        service.close();
        store.close();
    }

    /** A program is given its input, its output, and a folder that is none of its business. */
    private void program(String name, String status, String script) {
        service.workflowFile(name + ".sh", script)
                .workflow(
                        name,
                        "{'filter': 'Modality = MR', 'timeout': '" + (status.equals("timed-out") ? "4s" : "2m") + "',",
                        " 'command': ['sh', '" + name + ".sh', '{input}', '{output}', '" + secrets + "']}");
        expected.put(name, status);
    }

    private void programs() {
        program("prints", "succeeded", "head -c 1073741824 /dev/zero; head -c 1073741824 /dev/zero >&2");
        program(
                "forks",
                "timed-out",
                "i=0; while [ $i -lt 300 ]; do (setsid sleep 61240 &); i=$((i+1)); done; sleep 61241");
        program("stubborn", "timed-out", "trap '' TERM; (trap '' TERM; setsid sleep 61242) & sleep 61243; sleep 61244");
        program("deletes-input", "succeeded", "rm -rf \"$1\"");
        program("deletes-output", "failed", "rm -rf \"$2\"");
        program("links-output", "failed", "rm -rf \"$2\"; ln -s \"$3\" \"$2\"");
        program("file-as-output", "failed", "rm -rf \"$2\"; echo x > \"$2\"");
        program("links-result", "succeeded", "ln -s \"$3/result.json\" \"$2/result.json\"");
        program("links-run-file", "succeeded", "ln -s \"$3/niffler-run.json\" \"$2/niffler-run.json\"");
        program("large-result", "succeeded", "truncate -s 2G \"$2/result.json\"");
        program("pipe-result", "succeeded", "mkfifo \"$2/result.json\" \"$2/niffler-run.json\"");
        program("folder-result", "succeeded", "mkdir -p \"$2/result.json/a\" \"$2/niffler-run.json/b\"");
        program("no-unicode", "succeeded", "printf '{\"a\": \"\\\\ud800\"}' > \"$2/result.json\"");
        program("closed-result", "succeeded", "echo '{}' > \"$2/result.json\"; chmod 0 \"$2/result.json\"");
        program("closed-folders", "succeeded", "mkdir -p \"$2/a/b\"; echo x > \"$2/a/b/c\"; chmod -R 0 \"$2/a\"");
        program("closed-output", "succeeded", "echo x > \"$2/x\"; chmod 0 \"$2\" \"$1\"");
        program("many-files", "succeeded", "cd \"$2\" && seq 10000 | xargs touch");
        program(
                "odd-names",
                "succeeded",
                "cd \"$2\" && touch -- '-rf' '*' \"$(printf 'a\\nb')\" \"$(printf '\\377\\376')\" ' ' '.part' '..x' '$(id)'");
    }

    @Test
    void suffersNothingFromWhatAProgramDoes() throws IOException {
        programs();
        service.start();
        WrittenStudy study = SyntheticStudy.mr(PATIENT).instances(2).writeTo(folder.resolve("mr"));

        service.send(study.instances().subList(0, 1).stream()
                .map(each -> each.file())
                .toList());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ended(1)).isEqualTo(expected));
        service.send(SyntheticStudy.ct("P2").instances(5).writeTo(folder.resolve("ct")));
        service.send(study.instances().subList(1, 2).stream()
                .map(each -> each.file())
                .toList());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ended(2)).isEqualTo(expected));

        assertThat(service.storedFiles()).hasSize(7);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(inState("leases")).isEmpty());
        assertThatSecretsAreKept();
        assertThatNothingIsLeft();
        assertThat(service.stop()).isZero();
        assertThat(service.logged()).doesNotContain("ERROR");
    }

    private Map<String, String> ended(int instances) {
        return store.documents("workflow_runs").stream()
                .filter(run -> run.getDouble("instances") == instances)
                .collect(Collectors.toMap(
                        run -> run.getString("workflow"), run -> run.getString("status"), (a, b) -> a, TreeMap::new));
    }

    private void assertThatSecretsAreKept() throws IOException {
        assertThat(secrets).isDirectoryContaining(file -> file.endsWith("result.json"));
        assertThat(secrets.resolve("niffler-run.json")).hasContent("{\"other\": true}");
        for (String said : List.of(
                service.logged(),
                service.get("/metrics").body(),
                service.get("/health/ready").body())) {
            assertThat(said).doesNotContain(PATIENT, SECRET);
        }
        TestService.Result runs = service.command("runs", "--json");
        assertThat(runs.exitCode()).as(runs.err()).isZero();
        assertThat(runs.out() + runs.err()).doesNotContain(PATIENT, SECRET);
        assertThat(store.documents("workflow_runs").stream().map(Document::toJson))
                .noneMatch(run -> run.contains(PATIENT) || run.contains(SECRET));
    }

    private void assertThatNothingIsLeft() throws IOException {
        assertThat(inState("workflows/work")).isEmpty();
        for (String workflow : expected.keySet()) {
            try (Stream<Path> outputs = Files.list(service.workflowOutput().resolve(workflow))) {
                List<Path> all = outputs.toList();
                assertThat(all)
                        .as(workflow)
                        .noneMatch(output -> output.getFileName().toString().startsWith("."));
                assertThat(all).as(workflow).allMatch(output -> Files.isDirectory(output, LinkOption.NOFOLLOW_LINKS));
            }
        }
        assertThat(ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse(""))
                        .filter(line -> line.matches(".*sleep 6124[0-4]")))
                .isEmpty();
    }

    private List<Path> inState(String name) throws IOException {
        try (Stream<Path> files = Files.list(service.state().resolve(name))) {
            return files.toList();
        }
    }
}

package org.niffler.workflow.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.process.ProcessFailed;
import org.niffler.testkit.process.ProcessResult;
import org.niffler.testkit.process.ProgramRun;
import org.niffler.workflow.ContainerRuntime;
import org.niffler.workflow.Workflow;
import org.niffler.workflow.process.ProcessGroups;
import org.niffler.workflow.process.Scripts;

/** Real containers, of an image that is made of this machine's own shell and a few of its programs. */
class PodmanPeerIT {

    private static final String IMAGE =
            "localhost/niffler-test:" + Scripts.mark().toLowerCase(Locale.ROOT);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final String MAKE_ROOT = """
            set -e
            mkdir -p root/bin root/tmp root/proc root/sys root/dev root/etc root/run
            for program in sh cat sleep id; do
                file=$(readlink -f "$(command -v $program)")
                cp "$file" root/bin/$program
                for library in $(ldd "$file" | grep -o '/[^ )]*'); do cp -L --parents "$library" root; done
            done
            tar -C root -cf root.tar .
            podman import root.tar "$0"
            podman run --rm --network=none --log-driver=none "$0" /bin/sh -c 'exit 0'
            """;

    @TempDir
    Path parent;

    private final Actions actions = ActionFixture.actions(System.getenv());
    private Path folder;
    private ActionFixture fixture;

    @BeforeAll
    static void importImage(@TempDir Path work) {
        ProcessResult made;
        try {
            made = ProgramRun.run(
                    List.of("sh", "-c", "cd \"$1\" && " + MAKE_ROOT, IMAGE, work.toString()), Map.of(), MINUTE);
        } catch (ProcessFailed e) {
            made = new ProcessResult(-1, "", e.getMessage());
        }
        assumeTrue(made.exitCode() == 0, "podman cannot run containers here: " + made.err());
    }

    @AfterAll
    static void removeImage() {
        ProgramRun.run(List.of("sh", "-c", "podman rmi --force \"$0\" || true", IMAGE), Map.of(), MINUTE);
    }

    @BeforeEach
    void prepare() throws Exception {
        folder = Files.createDirectory(parent.resolve("a:b,c \"d\""));
        fixture = new ActionFixture(folder);
    }

    @Test
    void showsAContainerItsTaskAndNothingElse() throws Exception {
        String look = """
                cat "$1/image" "$3"; echo " $4 $THRESHOLD"
                echo > "$1/new" || echo read-only; echo > "$3" || echo read-only
                cat /proc/net/dev | while read name rest; do case $name in *:) echo "network $name";; esac; done
                for f in /home /root %s; do [ -e "$f" ] && echo "sees $f"; done
                id -u; cat < /proc/self/mountinfo > /dev/null
                echo found > "$2/result"
                """.formatted("'" + folder + "'");
        ActionTask task = fixture.task(MINUTE);

        ActionEnd end = actions.run(
                workflow("/bin/sh", "-c", look, "look", "{input}", "{output}", "{metadata.json}", "{series}"), task);

        assertThat(end).isInstanceOf(ActionEnd.Succeeded.class);
        assertThat(end.outputTail().lines())
                .containsExactly(
                        "pixels{} 1.2.3 half a=b",
                        "read-only",
                        "read-only",
                        "network lo:",
                        Integer.toString(FileOwner.of(folder).user()));
        assertThat(folder.resolve("out/result")).hasContent("found");
        assertThat(FileOwner.of(folder.resolve("out/result"))).isEqualTo(FileOwner.of(folder));
        assertThat(containers(task.mark())).isEmpty();
    }

    @Test
    void saysWithWhatAContainerFailed() throws Exception {
        assertThat(actions.run(workflow("/bin/sh", "-c", "echo no model >&2; exit 3"), fixture.task(MINUTE)))
                .isEqualTo(new ActionEnd.Failed(
                        OptionalInt.of(3), "the container ended with exit status 3", "", "no model\n"));
    }

    @Test
    void saysThatAnImageIsMissing() throws Exception {
        Workflow workflow = fixture.workflow(
                ActionFixture.container(ContainerRuntime.PODMAN, "localhost/niffler-test:none", "/bin/sh"), Map.of());

        ActionEnd end = actions.run(workflow, fixture.task(MINUTE));

        assertThat(end)
                .isInstanceOfSatisfying(
                        ActionEnd.Failed.class,
                        failed -> assertThat(failed.reason())
                                .isEqualTo(
                                        "podman could not start the container; podman's messages are in the run's standard error"));
        assertThat(end.errorTail()).contains("niffler-test:none");
    }

    @Test
    void endsAContainerAtItsTimeout() throws Exception {
        ActionTask task = fixture.task(Duration.ofSeconds(8));

        ActionEnd end = actions.run(workflow("/bin/sh", "-c", "echo begun; " + DEAF), task);

        assertThat(end).isInstanceOf(ActionEnd.TimedOut.class);
        assertThat(end.outputTail()).isEqualTo("begun\n");
        assertNothingIsLeft(task.mark());
    }

    @Test
    void endsAContainerWhenInterrupted() throws Exception {
        ActionTask task = fixture.task(MINUTE);
        ExecutorService pool = Executors.newSingleThreadExecutor();
        Future<ActionEnd> run =
                pool.submit(() -> actions.run(workflow("/bin/sh", "-c", DEAF, "deaf", "{output}"), task));
        awaitBegun();

        pool.shutdownNow();

        assertThatThrownBy(run::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        assertNothingIsLeft(task.mark());
    }

    @Test
    void endsAContainerThatAKilledServiceHasLeft() throws Exception {
        ActionTask task = fixture.task(MINUTE);
        Workflow workflow = workflow("/bin/sh", "-c", DEAF, "deaf", "{output}");
        ProcessBuilder service = new ProcessBuilder(actions.commandLine(workflow, task));
        service.environment().putAll(Map.of("NIFFLER_RUN", task.mark(), "THRESHOLD", ""));
        Process client = service.redirectErrorStream(true).start();
        awaitBegun();
        client.destroyForcibly().waitFor();
        assertThat(containers(task.mark())).hasSize(1);

        int ended =
                new ProcessesAndContainers(new ProcessGroups(System.getenv()), System.getenv()).endMarked(task.mark());

        assertThat(ended).isPositive();
        assertNothingIsLeft(task.mark());
    }

    /** Ignores requests to end, and says when it has begun if it is told where. */
    private static final String DEAF =
            "trap '' TERM; [ -n \"$1\" ] && echo > \"$1/begun\"; while :; do sleep 600; done";

    private Workflow workflow(String... arguments) throws Exception {
        return fixture.workflow(
                ActionFixture.container(ContainerRuntime.PODMAN, IMAGE, arguments), Map.of("THRESHOLD", "half a=b"));
    }

    private void awaitBegun() {
        await().atMost(MINUTE).until(() -> Files.exists(folder.resolve("out/begun")));
    }

    private static void assertNothingIsLeft(String mark) {
        assertThat(containers(mark)).isEmpty();
        assertThat(Scripts.carriers(mark)).isEmpty();
    }

    private static List<String> containers(String mark) {
        return ProgramRun.run(
                        List.of("podman", "ps", "--all", "--quiet", "--filter", "name=" + ContainerJob.name(mark)),
                        Map.of(),
                        MINUTE)
                .out()
                .lines()
                .toList();
    }
}

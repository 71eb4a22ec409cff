package org.niffler.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "looks processes up in /proc")
class EndingTest {

    /** A family of all kinds: in the group, out of it, deaf to requests, and one that keeps having children. */
    private static final String FAMILY = """
            sleep 600 &
            sh -c 'sleep 600; true' &
            setsid sh -c 'sleep 600; true' &
            sh -c 'trap "" TERM; while :; do sleep 600; done' &
            setsid sh -c 'trap "" TERM; while :; do sleep 0.01; done' &
            (setsid sleep 600 &)
            """;

    @TempDir
    Path folder;

    private final ProcessGroups processes = new ProcessGroups(System.getenv(), Duration.ofMillis(300));
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private Scripts scripts;

    @BeforeEach
    void prepare() {
        scripts = new Scripts(folder);
    }

    @AfterEach
    void close() {
        pool.shutdownNow();
    }

    @Test
    void endsAProgramAndAllItHasStartedAtItsTimeout() throws Exception {
        scripts.write("family.sh", "echo begun\n" + FAMILY + "trap '' TERM\nwhile :; do sleep 600; done");
        Child child = Scripts.within(Duration.ofSeconds(2), scripts.child("./family.sh"));

        ChildEnd end = processes.run(child);

        assertThat(end.timedOut()).isTrue();
        assertThat(end.outputTail()).isEqualTo("begun\n");
        assertThat(Scripts.carriers(child.mark())).isEmpty();
    }

    @Test
    void givesAProgramTimeToEndByItself() throws Exception {
        ProcessGroups patient = new ProcessGroups(System.getenv(), Duration.ofMinutes(1));
        scripts.write(
                "tidy.sh", "trap 'sleep 0.2; echo tidied up; exit 0' TERM\necho begun\nwhile :; do sleep 0.01; done");

        ChildEnd end = patient.run(Scripts.within(Duration.ofSeconds(2), scripts.child("./tidy.sh")));

        assertThat(end.timedOut()).isTrue();
        assertThat(end.outputTail()).isEqualTo("begun\ntidied up\n");
    }

    @Test
    void endsWhatAProgramLeavesInTheBackgroundThoughItHoldsThePipes() throws Exception {
        scripts.write("family.sh", FAMILY + "echo done");
        Child child = scripts.child("./family.sh");

        ChildEnd end = processes.run(child);

        assertThat(end.exit()).isEqualTo(OptionalInt.of(0));
        assertThat(end.outputTail()).isEqualTo("done\n");
        assertThat(Scripts.carriers(child.mark())).isEmpty();
    }

    @Test
    void endsOneThatForksAsFastAsItCan() throws Exception {
        String forks = "trap '' TERM; f() { n=$1; while :; do /bin/true & n=$((n+1)); done; }; f 1 & f 2 & wait";
        Child child = Scripts.within(Duration.ofMillis(300), scripts.child("sh", "-c", forks));

        assertThat(processes.run(child).timedOut()).isTrue();
        assertThat(Scripts.carriers(child.mark())).isEmpty();
    }

    @Test
    void endsOneThatHasLeftTheGroupAndForgottenItsMark() throws Exception {
        String runaway =
                "env -i /usr/bin/setsid /bin/sh -c 'echo $$ > pid; exec sleep 600' & while :; do sleep 600; done";
        Child child = Scripts.within(Duration.ofSeconds(2), scripts.child("sh", "-c", runaway));

        processes.run(child);

        long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        assertThat(ProcessHandle.of(pid).filter(new ProcessTable(Path.of("/proc"))::isAlive))
                .isEmpty();
    }

    @Test
    void endsEverythingWhenInterrupted() throws Exception {
        scripts.write("family.sh", FAMILY + "touch begun\nwhile :; do sleep 600; done");
        Child child = scripts.child("./family.sh");
        Future<ChildEnd> run = pool.submit(() -> processes.run(child));
        await().until(() -> Files.exists(folder.resolve("begun")));

        pool.shutdownNow();

        assertThatThrownBy(run::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(Scripts.carriers(child.mark())).isEmpty();
    }

    @Test
    void startsNothingThatStaysWhenInterruptedBefore() {
        Child child = scripts.child("sleep", "600");
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> processes.run(child)).isInstanceOf(InterruptedException.class);

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(Scripts.carriers(child.mark())).isEmpty();
    }

    @Test
    void findsWhatAKilledServiceHasLeftByItsMark() throws Exception {
        scripts.write("family.sh", FAMILY + "echo begun\nwhile :; do sleep 600; done");
        String mark = Scripts.mark();
        Process left = start(mark);
        Process another = start(mark + "0");
        try {
            int ended = processes.endMarked(mark);

            // Itself, the six of the family, and those whom some of them started.
            assertThat(ended).isGreaterThanOrEqualTo(7);
            assertThat(left.waitFor()).isNotZero();
            assertThat(Scripts.carriers(mark)).isEmpty();
            assertThat(another.isAlive()).isTrue();
            assertThat(processes.endMarked(mark)).isZero();
        } finally {
            processes.endMarked(mark + "0");
        }
    }

    private Process start(String mark) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder("./family.sh").directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put(ChildProcesses.MARK, mark);
        Process process = builder.start();
        assertThat(process.inputReader().readLine()).isEqualTo("begun");
        return process;
    }
}

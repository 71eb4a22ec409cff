package org.niffler.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are lines of sh")
class ProgramsTest {

    private static final Duration SECONDS = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void givesBackWhatAProgramSaidAndItsExitCode() {
        ProcessResult result =
                ProgramRun.run(sh("echo $GREETING; echo oh >&2; exit 3"), Map.of("GREETING", "hi"), SECONDS);

        assertThat(result).isEqualTo(new ProcessResult(3, "hi\n", "oh\n"));
        assertThat(result).hasToString("exit code 3\n--- standard output\nhi\n\n--- standard error\noh\n");
    }

    @Test
    void killsAProgramThatDoesNotEndAndTellsWhatItSaid() {
        assertThatThrownBy(() -> ProgramRun.run(sh("echo started; exec sleep 60"), Map.of(), Duration.ofSeconds(1)))
                .isInstanceOf(ProcessFailed.class)
                .hasMessageContaining("did not end within PT1S. It said:\nstarted\n");
    }

    @Test
    void saysThatAProgramDoesNotExist() {
        assertThatThrownBy(() -> ProgramRun.run(List.of("/no/such/program"), Map.of(), SECONDS))
                .isInstanceOf(ProcessFailed.class)
                .hasMessageStartingWith("Cannot start /no/such/program: ");
    }

    @Test
    void waitsUntilABackgroundProgramIsReady() {
        Path sign = folder.resolve("sign");
        try (BackgroundProgram program = background("sleep 0.2; touch " + sign + "; exec sleep 60")) {
            program.awaitReady(() -> Files.exists(sign), SECONDS);

            assertThat(sign).exists();
        }
    }

    @Test
    void saysWhyABackgroundProgramNeverBecameReady() {
        try (BackgroundProgram program = background("echo no such configuration; exit 5")) {
            assertThatThrownBy(() -> program.awaitReady(() -> false, SECONDS))
                    .hasMessage("sh ended with exit code 5. It said:\nno such configuration\n");
        }
    }

    @Test
    void givesUpOnABackgroundProgramThatIsNotReadyInTime() {
        try (BackgroundProgram program = background("exec sleep 60")) {
            assertThatThrownBy(() -> program.awaitReady(() -> false, Duration.ofMillis(100)))
                    .hasMessage("sh was not ready within PT0.1S. It said:\n");
        }
    }

    @Test
    void endsABackgroundProgramTogetherWithItsChildren() {
        BackgroundProgram program = background("sleep 60 & sleep 60");
        ProcessHandle process = ProcessHandle.of(program.pid()).orElseThrow();
        Awaitility.await().atMost(SECONDS).until(() -> process.children().count() == 2);
        List<ProcessHandle> children = process.children().toList();

        program.close();

        assertThat(process.isAlive()).isFalse();
        assertThat(children).noneMatch(ProcessHandle::isAlive);
    }

    private BackgroundProgram background(String line) {
        return BackgroundProgram.start(sh(line), Map.of(), folder.resolve("log"));
    }

    private static List<String> sh(String line) {
        return List.of("sh", "-c", line);
    }
}

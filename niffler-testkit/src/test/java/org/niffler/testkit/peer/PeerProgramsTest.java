package org.niffler.testkit.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.io.TempDir;

class PeerProgramsTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void installOneProgram() throws IOException {
        Path program = Files.createFile(folder.resolve("storescp"));
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void runsATestWhoseProgramsAreInstalled() {
        ConditionEvaluationResult decision = programs(PeerMode.AUTO).decide(List.of("storescp"));

        assertThat(decision.isDisabled()).isFalse();
    }

    @Test
    void skipsATestWithTheReasonWhereAProgramIsMissing() {
        ConditionEvaluationResult decision = programs(PeerMode.AUTO).decide(List.of("storescp", "dcmqrscp", "Orthanc"));

        assertThat(decision.isDisabled()).isTrue();
        assertThat(decision.getReason()).hasValue("Not installed: dcmqrscp, Orthanc. Run scripts/install-peers.sh");
    }

    @Test
    void failsATestWhoseProgramIsMissingButRequired() {
        assertThatThrownBy(() -> programs(PeerMode.REQUIRED).decide(List.of("dcmqrscp")))
                .hasMessage("Not installed: dcmqrscp. Run scripts/install-peers.sh,"
                        + " which -Dniffler.peers=required asks for");
    }

    @Test
    void skipsEveryTestWhenPeersAreOff() {
        ConditionEvaluationResult decision = programs(PeerMode.OFF).decide(List.of("storescp"));

        assertThat(decision.isDisabled()).isTrue();
        assertThat(decision.getReason()).hasValue("Peers are switched off by -Dniffler.peers=off");
    }

    @Test
    void takesNoValueForAuto() {
        assertThat(PeerMode.parse(null)).isEqualTo(PeerMode.AUTO);
        assertThat(PeerMode.parse("")).isEqualTo(PeerMode.AUTO);
        assertThat(PeerMode.parse("required")).isEqualTo(PeerMode.REQUIRED);
    }

    @Test
    void refusesAModeItDoesNotKnow() {
        assertThatThrownBy(() -> PeerMode.parse("always"))
                .hasMessage("-Dniffler.peers=always is not known; allowed are auto, required and off.");
    }

    @Test
    void namesTheProgramThatItDoesNotFind() {
        assertThatThrownBy(() -> programs(PeerMode.AUTO).file("dcmqrscp"))
                .hasMessage("dcmqrscp is not installed. Run scripts/install-peers.sh");
    }

    private PeerPrograms programs(PeerMode mode) {
        return new PeerPrograms(mode, List.of(folder));
    }
}

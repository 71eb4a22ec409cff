package org.niffler.testkit.peer;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;

/** Finds the programs of peers and decides what a test does without one. */
final class PeerPrograms {

    /** Debian keeps Orthanc where only root's PATH looks. */
    private static final List<Path> ALSO = List.of(Path.of("/usr/sbin"), Path.of("/usr/local/sbin"));

    private final PeerMode mode;
    private final List<Path> folders;

    PeerPrograms(PeerMode mode, List<Path> folders) {
        this.mode = mode;
        this.folders = List.copyOf(folders);
    }

    /** On the PATH of this process, with the mode that {@code niffler.peers} asks for. */
    static PeerPrograms ofThisMachine() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        Stream<Path> onPath = Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of);
        return new PeerPrograms(
                PeerMode.parse(System.getProperty(PeerMode.PROPERTY)),
                Stream.concat(onPath, ALSO.stream()).toList());
    }

    /**
     * The program's file.
     *
     * @throws IllegalStateException if it is not installed
     */
    Path file(String program) {
        return find(program)
                .orElseThrow(() -> new IllegalStateException(
                        "%s is not installed. Run scripts/install-peers.sh".formatted(program)));
    }

    /**
     * Whether a test that needs these programs runs.
     *
     * @throws IllegalStateException if one is missing and peers are required
     */
    ConditionEvaluationResult decide(List<String> programs) {
        if (mode == PeerMode.OFF) {
            return ConditionEvaluationResult.disabled("Peers are switched off by -Dniffler.peers=off");
        }
        List<String> missing =
                programs.stream().filter(program -> find(program).isEmpty()).toList();
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("Installed: " + String.join(", ", programs));
        }
        String reason = "Not installed: %s. Run scripts/install-peers.sh".formatted(String.join(", ", missing));
        if (mode == PeerMode.REQUIRED) {
            throw new IllegalStateException(reason + ", which -Dniffler.peers=required asks for");
        }
        return ConditionEvaluationResult.disabled(reason);
    }

    private Optional<Path> find(String program) {
        return folders.stream()
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}

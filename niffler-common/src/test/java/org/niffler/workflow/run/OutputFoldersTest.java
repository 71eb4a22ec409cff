package org.niffler.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.niffler.workflow.run.TestWorld.series;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFoldersTest {

    private static final OutputName NAME = new OutputName("2.25.1", "0123456789ab");
    private static final Instant NOW = Instant.parse("2024-01-02T03:04:05Z");

    @TempDir
    private Path folder;

    private OutputFolders folders;
    private Run run;

    @BeforeEach
    void open() throws IOException {
        folders = reopened();
        run = RunSteps.begun(RunSteps.queued("detect", series(1), "", NOW), NOW);
    }

    /** As after a restart. */
    private OutputFolders reopened() throws IOException {
        Path state = Files.createDirectories(folder.resolve("state"));
        return new OutputFolders(folder.resolve("output"), SecretNames.of(state));
    }

    private void finish(String content, AttemptEnd end) throws IOException {
        Files.writeString(folders.begin(run).resolve("content.txt"), content);
        folders.finish(RunSteps.ended(run, end, NOW), NAME, new JsonMapper().createObjectNode());
    }

    private static AttemptEnd success() {
        return new AttemptEnd(RunStatus.SUCCEEDED, false, OptionalInt.of(0), "", "", "", Optional.empty(), "");
    }

    /** What is on the disk between the two renames that replace a result. */
    private void dieWhileReplacing() throws IOException {
        Path part = folders.begin(run);
        Files.writeString(part.resolve("content.txt"), "second");
        String hidden = part.getFileName().toString();
        Path aside = Files.createDirectory(part.resolveSibling(hidden.replace(".part", ".old")));
        Files.move(end(), aside.resolve(end().getFileName()));
    }

    private Path end() {
        return folder.resolve("output/detect/2.25.1");
    }

    @Test
    void putsBackAfterACrashWhatWasMovedAside() throws IOException {
        finish("first", success());
        dieWhileReplacing();

        reopened().clean(run);

        assertThat(end().resolve("content.txt")).hasContent("first");
        assertThat(names()).containsExactly("2.25.1");
    }

    @Test
    void keepsWhatHasTakenThePlaceBeforeACrash() throws IOException {
        finish("first", success());
        dieWhileReplacing();
        Files.createDirectory(end());
        Files.writeString(end().resolve("content.txt"), "second");

        reopened().clean(run);

        assertThat(end().resolve("content.txt")).hasContent("second");
        assertThat(names()).containsExactly("2.25.1");
    }

    @Test
    void losesNoEarlierResultToAnAttemptThatFailsAtLast() throws IOException {
        finish("first", success());
        dieWhileReplacing();

        folders.finish(
                RunSteps.ended(run, AttemptEnd.failed("no space", false), NOW),
                NAME,
                new JsonMapper().createObjectNode());

        assertThat(end().resolve("content.txt")).hasContent("first");
        assertThat(names()).containsExactlyInAnyOrder("2.25.1", "2.25.1.failed");
    }

    @Test
    void cleansUpAfterARunOnFewerInstancesOfTheUnit() throws IOException {
        finish("first", success());
        dieWhileReplacing();

        Run grown = RunSteps.begun(RunSteps.queued("detect", series(1, 9), "", NOW), NOW);
        reopened().clean(grown);

        assertThat(names()).containsExactly("2.25.1");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("output/detect"))) {
            return all.map(path -> path.getFileName().toString()).toList();
        }
    }
}

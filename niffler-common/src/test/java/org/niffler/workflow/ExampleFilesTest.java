package org.niffler.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.niffler.workflow.WorkflowFile.Parsed;

/** The files of the shipped examples, as they are and as a user copies them. */
class ExampleFilesTest {

    private static final Path FOLDER = Path.of("..", "config", "workflows");
    private static final Path EXAMPLES = FOLDER.resolve("examples");

    static List<Path> examples() throws IOException {
        return named(EXAMPLES, ".json");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void hasNoProblems(Path example) {
        Parsed parsed = WorkflowFile.read(example);

        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.workflow().orElseThrow().name() + ".json")
                .isEqualTo(example.getFileName().toString());
    }

    /** Commands that name files of an example find them: they are started in its folder. */
    @ParameterizedTest
    @MethodSource("examples")
    void hasTheProgramsThatItStarts(Path example) {
        Workflow workflow = WorkflowFile.read(example).workflow().orElseThrow();

        List<String> files = ((WorkAction.Command) workflow.action())
                .arguments().stream().filter(argument -> argument.contains("/")).toList();
        assertThat(files)
                .isNotEmpty()
                .allSatisfy(file -> assertThat(workflow.folder().resolve(file)).isRegularFile());
    }

    @Test
    void forwardsOnceItsDestinationIsFilledIn(@TempDir Path folder) throws IOException {
        String example = Files.readString(EXAMPLES.resolve("forward.json.example"));
        Path unfilled = Files.writeString(folder.resolve("unfilled.json"), example);
        Path filled =
                Files.writeString(folder.resolve("filled.json"), example.replace("AET@HOST:PORT", "ARCHIVE@pacs:104"));

        assertThat(WorkflowFile.read(unfilled).problems())
                .hasSize(1)
                .first()
                .satisfies(problem -> assertThat(problem.toString()).contains("forward", "PORT"));
        Parsed parsed = WorkflowFile.read(filled);
        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.workflow().orElseThrow().input()).isInstanceOf(WorkInput.Deidentified.class);
    }

    /** So that nothing is in force on a new installation. */
    @Test
    void liesBelowTheFolderThatIsWatched() throws IOException {
        assertThat(named(FOLDER, ".json")).isEmpty();
        assertThat(examples()).hasSizeGreaterThanOrEqualTo(2);
    }

    private static List<Path> named(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}

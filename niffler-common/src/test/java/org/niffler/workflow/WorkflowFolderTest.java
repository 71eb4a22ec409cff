package org.niffler.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** Which workflows of a folder are in force, and what an operator is told. */
@Isolated("listens to a logger that all tests share")
class WorkflowFolderTest {

    private static final String RUN = "{\"filter\": \"Modality = CT\", \"command\": [\"./run.sh\"]}";
    private static final String RUN_TWICE =
            "{\"filter\": \"Modality = CT\", \"command\": [\"./run.sh\"], \"concurrency\": 2}";

    private final Logger logger = (Logger) LoggerFactory.getLogger(WorkflowFolder.class);
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() {
        appender.start();
        logger.addAppender(appender);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(appender);
    }

    @Test
    void hasNoWorkflowsWithoutAFolder() throws IOException {
        Path later = folder.resolve("later");
        WorkflowFolder workflows = WorkflowFolder.open(later);

        assertThat(workflows.current()).isEmpty();
        assertThat(told()).isEmpty();

        Files.createDirectory(later);
        Files.writeString(later.resolve("a.json"), RUN);
        workflows.refresh();

        assertThat(names(workflows)).containsExactly("a");
    }

    @Test
    void keepsWhatIsInForceWhileTheFolderIsAway() throws IOException {
        Path away = folder.resolveSibling(folder.getFileName() + "-away");
        write("a.json", RUN);
        WorkflowFolder workflows = WorkflowFolder.open(folder);
        Files.move(folder, away);

        workflows.refresh();
        workflows.refresh();
        assertThat(names(workflows)).containsExactly("a");
        assertThat(told().stream().filter(line -> line.startsWith("WARN")))
                .containsExactly("WARN the workflows in " + folder
                        + " cannot be read now (NoSuchFileException); those read before stay in force");

        Files.move(away, folder);
        Files.delete(folder.resolve("a.json"));
        workflows.refresh();
        assertThat(names(workflows)).isEmpty();
    }

    @Test
    void takesOverWhatIsAddedChangedAndRemoved() throws IOException {
        write("b.json", RUN);
        WorkflowFolder workflows = WorkflowFolder.open(folder);
        assertThat(told()).containsExactly("INFO workflow b is in force: command by series, 1 at once");

        write("a.json", RUN);
        workflows.refresh();
        assertThat(names(workflows)).containsExactly("a", "b");
        assertThat(told()).containsExactly("INFO workflow a is in force: command by series, 1 at once");

        write("b.json", RUN_TWICE);
        workflows.refresh();
        assertThat(workflows.find("b").orElseThrow().limits().concurrency()).isEqualTo(2);
        assertThat(told()).containsExactly("INFO workflow b has changed and is in force: command by series, 2 at once");

        Files.delete(folder.resolve("a.json"));
        workflows.refresh();
        assertThat(workflows.find("a")).isEmpty();
        assertThat(names(workflows)).containsExactly("b");
        assertThat(told()).containsExactly("INFO workflow a is gone; nothing more is run for it");
    }

    @Test
    void saysNothingTwice() throws IOException {
        write("a.json", RUN);
        write("b.json", "{}");
        WorkflowFolder workflows = WorkflowFolder.open(folder);
        told();

        workflows.refresh();
        write("a.json", RUN);
        write("b.json", "{}");
        workflows.refresh();

        assertThat(told()).isEmpty();
    }

    @Test
    void worksWithTheOthersIfOneIsNotInOrderAtTheStart() throws IOException {
        write("a.json", "{\"nice\": 20, \"filter\": \"Modality = CT\", \"command\": [\"{x}\"]}");
        write("b.json", RUN);

        WorkflowFolder workflows = WorkflowFolder.open(folder);

        assertThat(names(workflows)).containsExactly("b");
        Path file = folder.resolve("a.json");
        assertThat(told())
                .containsExactly(
                        "WARN " + file + ":1:10: nice 20 is not valid: allowed is a whole number from 0 to 19",
                        "WARN " + file + ":1:54: unknown placeholder {x}; there are {input}, {output}, {series},"
                                + " {metadata.json}; if the braces are meant, write blanks within them",
                        "WARN " + file + " is not in force until it is corrected",
                        "INFO workflow b is in force: command by series, 1 at once");
        assertThat(workflows.problems()).extracting(WorkflowProblem::column).containsExactly(10, 54);
    }

    @Test
    void keepsInForceWhatWasBeforeAFileWasSpoilt() throws IOException {
        write("a.json", RUN);
        WorkflowFolder workflows = WorkflowFolder.open(folder);
        Workflow before = workflows.find("a").orElseThrow();
        told();

        write("a.json", RUN.substring(0, 20));
        workflows.refresh();
        workflows.refresh();

        Path file = folder.resolve("a.json");
        assertThat(workflows.current()).containsExactly(before);
        assertThat(workflows.problems()).hasSize(1);
        assertThat(told())
                .containsExactly(
                        "WARN " + file + ":1:21: not JSON: the file ends too early; a closing quote or } is missing",
                        "WARN workflow a stays in force as it was before, until " + file + " is corrected");

        write("a.json", RUN);
        workflows.refresh();

        assertThat(workflows.current()).containsExactly(before);
        assertThat(workflows.problems()).isEmpty();
        assertThat(told()).containsExactly("INFO " + file + " is in order again");
    }

    @Test
    void looksAtTheFileOfAFilterToo() throws IOException {
        write("x.cohort", "Modality = CT");
        write("a.json", "{\"filter-file\": \"x.cohort\", \"command\": [\"x\"]}");
        WorkflowFolder workflows = WorkflowFolder.open(folder);
        told();

        write("x.cohort", "Modality = MR");
        workflows.refresh();
        assertThat(workflows.find("a").orElseThrow().filter()).hasToString("Modality = MR");
        assertThat(told()).containsExactly("INFO workflow a has changed and is in force: command by series, 1 at once");

        Files.delete(folder.resolve("x.cohort"));
        workflows.refresh();
        assertThat(workflows.find("a").orElseThrow().filter()).hasToString("Modality = MR");
        assertThat(workflows.problems()).hasSize(1);

        write("x.cohort", "Modality = PT");
        workflows.refresh();
        assertThat(workflows.find("a").orElseThrow().filter()).hasToString("Modality = PT");
    }

    @Test
    void refusesASecondWorkflowOfOneName() throws IOException {
        write("a.json", RUN);
        write("b.json", "{\"name\": \"A\"," + RUN.substring(1));

        WorkflowFolder workflows = WorkflowFolder.open(folder);
        workflows.refresh();

        Path second = folder.resolve("b.json");
        assertThat(names(workflows)).containsExactly("a");
        assertThat(told())
                .containsExactly(
                        "WARN " + second + ": the name A is that of a.json already; give it another (\"name\")",
                        "WARN " + second + " is not in force until it is corrected",
                        "INFO workflow a is in force: command by series, 1 at once");

        Files.delete(folder.resolve("a.json"));
        workflows.refresh();
        assertThat(names(workflows)).containsExactly("A");
        assertThat(told())
                .containsExactly(
                        "INFO " + second + " is in order again",
                        "INFO workflow a is gone; nothing more is run for it",
                        "INFO workflow A is in force: command by series, 1 at once");
    }

    @Test
    void keepsTheEarlierNameOfAFileThatTakesAnothers() throws IOException {
        write("a.json", RUN);
        write("b.json", RUN);
        WorkflowFolder workflows = WorkflowFolder.open(folder);

        write("b.json", "{\"name\": \"a\"," + RUN.substring(1));
        workflows.refresh();

        assertThat(names(workflows)).containsExactly("a", "b");
        assertThat(workflows.problems()).hasSize(1);
    }

    @Test
    void overlooksHiddenFilesFoldersAndOtherNames() throws IOException {
        write(".a.json", RUN);
        write("b.json~", RUN);
        Files.createDirectory(folder.resolve("c.json"));

        WorkflowFolder workflows = WorkflowFolder.open(folder);

        assertThat(workflows.current()).isEmpty();
        assertThat(workflows.problems()).isEmpty();
        assertThat(told()).isEmpty();
    }

    @Test
    void keepsWhatIsInForceWhileTheFolderCannotBeRead() throws IOException {
        Path within = Files.createDirectory(folder.resolve("within"));
        Files.writeString(within.resolve("a.json"), RUN);
        WorkflowFolder workflows = WorkflowFolder.open(within);
        told();

        Files.delete(within.resolve("a.json"));
        Files.delete(within);
        Files.writeString(within, "no folder");
        workflows.refresh();
        workflows.refresh();

        assertThat(names(workflows)).containsExactly("a");
        assertThat(told())
                .containsExactly("WARN the workflows in " + within
                        + " cannot be read now (NotDirectoryException); those read before stay in force");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static List<String> names(WorkflowFolder workflows) {
        return workflows.current().stream().map(Workflow::name).toList();
    }

    /** What was logged since this was asked last. */
    private List<String> told() {
        List<String> lines = appender.list.stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .toList();
        appender.list.clear();
        return lines;
    }
}

package org.niffler.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionsTest {

    private final StringWriter out = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void saysThatNoQuestionWasAnsweredWhenTheJarsCannotRun() throws IOException, InterruptedException {
        Answers answers = ask();

        assertThat(answers.perfect()).isFalse();
        assertThat(answers.use()).isEmpty();
        assertThat(out.toString())
                .contains("app-layer.jar named no command that retrieves the cohort.")
                .contains("app-layer.jar made no report of the scanners.")
                .contains("app-layer.jar drew no page of the scanners; what it says above is why.")
                .contains("WRONG in the utilization of scanners: it should be ");
    }

    @Test
    void noticesAPatientInAPicture() throws IOException, InterruptedException {
        Path plots = Files.createDirectory(folder.resolve("plots"));
        Files.writeString(plots.resolve("day.svg"), "<text>Nobody-Abel</text>");

        ask();

        assertThat(out.toString().lines()).contains("PATIENT IDENTITY: plots/day.svg has NOBODY-ABEL");
    }

    private Answers ask() throws IOException, InterruptedException {
        Path broken = Files.writeString(folder.resolve("broken.jar"), "no jar");
        Jar jar = new Jar(broken, folder, new PrintWriter(out, true));
        List<Described> studies = DemoStudies.writeTo(folder.resolve("pacs"));
        return new Questions(jar, jar).run(studies);
    }
}

package org.niffler.workflow.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "the words are those of Linux")
class ProgramNotStartedTest {

    @TempDir
    Path folder;

    private Scripts scripts;

    @BeforeEach
    void prepare() {
        scripts = new Scripts(folder);
    }

    @Test
    void saysThatAProgramIsNotInThePath() {
        starting("dcm2nixx")
                .hasMessage("Cannot start dcm2nixx: there is no such program in the PATH " + System.getenv("PATH")
                        + "; install it, or give its path with a slash (./dcm2nixx)");
    }

    @Test
    void saysThatThereIsNoSuchFile() {
        starting("./detector.sh")
                .hasMessage(
                        "Cannot start ./detector.sh: there is no file " + folder + "/detector.sh; correct the path");
    }

    @Test
    void saysThatAProgramMayNotBeExecuted() throws Exception {
        Files.writeString(folder.resolve("detector.sh"), "#!/bin/sh\n");

        starting("./detector.sh")
                .hasMessage(
                        "Cannot start ./detector.sh: it may not be executed by this user; make it executable: chmod +x "
                                + folder + "/detector.sh");
    }

    @Test
    void saysThatAProgramIsAFolder() throws Exception {
        Files.createDirectory(folder.resolve("detector"));

        starting("./detector")
                .hasMessage("Cannot start ./detector: " + folder + "/detector is a folder; name the program in it");
    }

    @Test
    void saysThatAnInterpreterIsMissing() throws Exception {
        scripts.executable("detector.py", "#!/opt/none/python3 -u\nprint('x')\n");

        starting("./detector.py")
                .hasMessage(
                        "Cannot start ./detector.py: its first line names the interpreter /opt/none/python3, which does"
                                + " not exist or may not be executed; install it or correct the line");
    }

    @Test
    void saysThatAScriptWasWrittenOnWindows() throws Exception {
        scripts.executable("detector.sh", "#!/bin/sh\r\necho x\r\n");

        starting("./detector.sh")
                .hasMessage(
                        "Cannot start ./detector.sh: its first line names the interpreter /bin/sh\\r, which does not"
                                + " exist or may not be executed; install it or correct the line (it ends as lines of Windows do)");
    }

    @Test
    void saysWhatTheSystemSaysOfAProgramThatItCannotExecute() throws Exception {
        Path interpreter = scripts.executable("interpreter", "#!/opt/none/sh\n");
        scripts.executable("detector", "#!" + interpreter + "\n");

        starting("./detector")
                .hasMessage("Cannot start ./detector: the system says: setsid: failed to execute " + folder
                        + "/detector: No such file or directory; check that it is a program for this machine, and the"
                        + " limits of the service");
    }

    @Test
    void saysThatTheFolderIsMissing() {
        Child child = new Child(
                List.of("echo"),
                folder.resolve("gone"),
                Map.of(),
                Scripts.mark(),
                Duration.ofMinutes(1),
                0,
                OptionalLong.empty());

        assertThatThrownBy(() -> new ProcessGroups(System.getenv()).run(child))
                .isInstanceOf(ProgramNotStartedException.class)
                .hasMessage(
                        "Cannot start echo: the folder to start it in, " + folder + "/gone, does not exist; create it");
    }

    @Test
    void saysThatAnArgumentIsImpossible() {
        starting("echo", "a\0b").hasMessageStartingWith("Cannot start echo: the system refuses (");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> starting(String... command) {
        return assertThatThrownBy(() -> new ProcessGroups(System.getenv()).run(scripts.child(command)))
                .isInstanceOf(ProgramNotStartedException.class);
    }
}

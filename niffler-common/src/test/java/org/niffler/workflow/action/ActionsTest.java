package org.niffler.workflow.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.dicom.AeAddress;
import org.niffler.workflow.ContainerRuntime;
import org.niffler.workflow.WorkAction;
import org.niffler.workflow.WorkAction.Command;
import org.niffler.workflow.Workflow;
import org.niffler.workflow.process.ProcessGroups;
import org.niffler.workflow.process.Scripts;

@EnabledOnOs(value = OS.LINUX, disabledReason = "runs shell scripts")
class ActionsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private final Actions actions = ActionFixture.actions(System.getenv());
    private ActionFixture fixture;
    private Scripts scripts;

    @BeforeEach
    void prepare() throws Exception {
        fixture = new ActionFixture(folder);
        scripts = new Scripts(folder);
    }

    @Test
    void runsAProgramOfTheWorkflowsFolderOnTheTask() throws Exception {
        scripts.write("detect.sh", "cat \"$1/image\" > \"$2\"; echo \"$3 $THRESHOLD\"; cat \"$4\" >&2");
        Command command = new Command(
                List.of("./detect.sh", "{input}", "{output}/{series}.txt", "of={series}", "{metadata.json}"));
        Workflow workflow = fixture.workflow(command, Map.of("THRESHOLD", "0.5"));

        ActionEnd end = actions.run(workflow, fixture.task(MINUTE));

        assertThat(end).isEqualTo(new ActionEnd.Succeeded("of=1.2.3 0.5\n", "{}"));
        assertThat(folder.resolve("out/1.2.3.txt")).hasContent("pixels");
    }

    @Test
    void doesNotReplaceWithinWhatItHasPutIn() throws Exception {
        Path strange = Files.createDirectories(folder.resolve("{output}$0"));
        ActionTask task = new ActionTask(strange, folder.resolve("out"), strange, "1", Scripts.mark(), MINUTE);

        ActionEnd end = actions.run(fixture.workflow(new Command(List.of("echo", "{input} {other}")), Map.of()), task);

        assertThat(end).isEqualTo(new ActionEnd.Succeeded(strange + " {other}\n", ""));
    }

    @Test
    void saysWithWhatAProgramFailed() throws Exception {
        scripts.write("detect.sh", "echo begun; echo no model >&2; exit 3");

        assertThat(run(new Command(List.of("./detect.sh"))))
                .isEqualTo(
                        new ActionEnd.Failed(OptionalInt.of(3), "ended with exit status 3", "begun\n", "no model\n"));
    }

    @Test
    void saysThatAProgramTookTooLong() throws Exception {
        scripts.write("detect.sh", "echo begun; exec sleep 600");
        ActionTask task = fixture.task(Duration.ofSeconds(2));

        ActionEnd end = actions.run(fixture.workflow(new Command(List.of("./detect.sh")), Map.of()), task);

        assertThat(end).isEqualTo(new ActionEnd.TimedOut("begun\n", ""));
        assertThat(Scripts.carriers(task.mark())).isEmpty();
    }

    @Test
    void saysWhyAProgramCannotBeStarted() throws Exception {
        assertThat(run(new Command(List.of("./detect.sh"))))
                .isEqualTo(new ActionEnd.Failed(
                        OptionalInt.empty(),
                        "Cannot start ./detect.sh: there is no file " + folder + "/detect.sh; correct the path",
                        ""));
    }

    @Test
    void handsForwardingItsTask() throws Exception {
        assertThat(run(new WorkAction.Forward(AeAddress.parse("PACS@host:104"))))
                .isEqualTo(new ActionEnd.Failed(OptionalInt.empty(), "PACS@host:104 in PT1M", ""));
    }

    @Test
    void saysThatARuntimeIsMissing() throws Exception {
        Actions none = ActionFixture.actions(Map.of("PATH", "/nowhere"));

        ActionEnd end = none.run(
                fixture.workflow(ActionFixture.container(ContainerRuntime.DOCKER, "model:1"), Map.of()),
                fixture.task(MINUTE));

        assertThat(end)
                .isEqualTo(new ActionEnd.Failed(
                        OptionalInt.empty(),
                        "Cannot start docker: there is no such program in the PATH /nowhere; install it, or give its"
                                + " path with a slash (./docker)",
                        ""));
    }

    @Test
    void saysThatADaemonIsMissing() throws Exception {
        String error = "docker: Cannot connect to the Docker daemon at unix:///var/run/docker.sock.";
        Actions standIn = withStandIn("docker", "echo '" + error + "' >&2; exit 125");

        assertThat(standIn.run(docker("model:1"), fixture.task(MINUTE)))
                .isEqualTo(new ActionEnd.Failed(
                        OptionalInt.of(125),
                        "docker could not start the container: its daemon does not answer; start it (systemctl start"
                                + " docker)",
                        "",
                        error + "\n"));
    }

    @Test
    void takesNoImageForAnOption() throws Exception {
        assertThat(actions.run(docker("--privileged"), fixture.task(MINUTE)))
                .isEqualTo(new ActionEnd.Failed(
                        OptionalInt.empty(),
                        "The image --privileged begins with a dash and would be taken for an option; correct it",
                        ""));
    }

    @Test
    void removesTheContainerOfARunThatTookTooLong() throws Exception {
        Actions standIn = withStandIn("docker", "case $1 in run) exec sleep 600;; *) echo \"$*\" >> asked;; esac");
        ActionTask task = fixture.task(Duration.ofMillis(300));

        assertThat(standIn.run(docker("model:1"), task)).isEqualTo(new ActionEnd.TimedOut("", ""));

        assertThat(folder.resolve("bin/asked")).hasContent("rm --force niffler-" + task.mark());
    }

    @Test
    void leavesTheContainerOfARunThatSucceededToItsRuntime() throws Exception {
        Actions standIn = withStandIn("docker", "case $1 in run) exit 0;; *) echo \"$*\" >> asked;; esac");

        assertThat(standIn.run(docker("model:1"), fixture.task(MINUTE))).isEqualTo(new ActionEnd.Succeeded());

        assertThat(folder.resolve("bin/asked")).doesNotExist();
    }

    @Test
    void removesTheContainerThatAKilledServiceHasLeft() throws Exception {
        Map<String, String> environment = standIn("docker", "echo \"$*\" >> asked; echo $3");
        String mark = Scripts.mark();

        int ended = new ProcessesAndContainers(new ProcessGroups(environment), environment).endMarked(mark);

        assertThat(ended).isEqualTo(1);
        assertThat(folder.resolve("bin/asked")).hasContent("rm --force niffler-" + mark);
    }

    @Test
    void namesTheCommandLineForTheRecord() throws Exception {
        Command command = new Command(List.of("./detect.sh", "{input}"));

        assertThat(actions.commandLine(fixture.workflow(command, Map.of()), fixture.task(MINUTE)))
                .containsExactly("./detect.sh", folder + "/in");
        assertThat(actions.commandLine(docker("model:1"), fixture.task(MINUTE)))
                .startsWith("docker", "run", "--rm")
                .endsWith("model:1");
        assertThat(actions.commandLine(
                        fixture.workflow(new WorkAction.Forward(AeAddress.parse("PACS@host:104")), Map.of()),
                        fixture.task(MINUTE)))
                .isEmpty();
    }

    private ActionEnd run(WorkAction action) throws Exception {
        return actions.run(fixture.workflow(action, Map.of()), fixture.task(MINUTE));
    }

    private Workflow docker(String image) throws Exception {
        return fixture.workflow(ActionFixture.container(ContainerRuntime.DOCKER, image), Map.of());
    }

    private Actions withStandIn(String program, String body) throws Exception {
        return ActionFixture.actions(standIn(program, body));
    }

    /** A machine with a runtime that does as told, in the folder that it is in. */
    private Map<String, String> standIn(String program, String body) throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        scripts.write("bin/" + program, "cd '" + bin + "' || exit 1\n" + body + "\n");
        // Not the PATH of this machine, which may have a real one.
        for (String name : List.of("sleep", "setsid", "nice")) {
            scripts.write("bin/" + name, "exec /usr/bin/" + name + " \"$@\"\n");
        }
        return Map.of("PATH", bin.toString());
    }
}

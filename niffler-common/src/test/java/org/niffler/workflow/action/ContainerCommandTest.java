package org.niffler.workflow.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.workflow.ContainerRuntime;
import org.niffler.workflow.WorkAction.Container;

class ContainerCommandTest {

    private static final FileOwner NIFFLER = new FileOwner(1001, 1002);
    private static final FileOwner ROOT = new FileOwner(0, 0);
    private static final Map<String, String> ENVIRONMENT = Map.of("THRESHOLD", "a secret", "PATH", "/opt/model");

    @TempDir
    Path folder;

    private ActionFixture fixture;
    private ActionTask task;

    @BeforeEach
    void prepare() throws Exception {
        fixture = new ActionFixture(folder);
        task = fixture.task(Duration.ofMinutes(1));
    }

    @Test
    void startsDockerAsItsDaemonMustBeTold() throws Exception {
        ContainerCommand command = command(ContainerRuntime.DOCKER, "none", Optional.of("all"), NIFFLER);

        assertThat(command.line())
                .containsExactly(
                        "docker",
                        "run",
                        "--rm",
                        "--name=niffler-" + task.mark(),
                        "--network=none",
                        "--cap-drop=ALL",
                        "--security-opt=no-new-privileges",
                        "--security-opt=label=disable",
                        "--log-driver=none",
                        "--memory=268435456",
                        "--init",
                        "--user=1001:1002",
                        "--cpu-shares=110",
                        "--gpus=all",
                        "--env=NIFFLER_RUN",
                        "--env=PATH=/opt/model",
                        "--env=THRESHOLD",
                        "--env=HOME=/tmp",
                        "--mount",
                        "type=bind,source=" + folder + "/in,destination=/input,ro",
                        "--mount",
                        "type=bind,source=" + folder + "/out,destination=/output",
                        "--mount",
                        "type=bind,source=" + folder + "/about.json,destination=/metadata.json,ro",
                        "model:1",
                        "--in=/input",
                        "/output/x.nii",
                        "/metadata.json",
                        "1.2.3");
        assertThat(command.environment())
                .containsOnly(Map.entry("THRESHOLD", "a secret"), Map.entry("NIFFLER_RUN", task.mark()));
        assertThat(command.limitedFromWithout()).isFalse();
    }

    @Test
    void startsPodmanAsTheUserWeAre() throws Exception {
        List<String> ours = command(ContainerRuntime.PODMAN, "bridge", Optional.of("0"), NIFFLER)
                .line();
        List<String> roots =
                command(ContainerRuntime.PODMAN, "none", Optional.empty(), ROOT).line();

        assertThat(ours)
                .startsWith("podman", "run")
                .contains("--network=bridge", "--userns=keep-id", "--device=nvidia.com/gpu=0", "--env=HOME=/tmp")
                .doesNotContain("--init", "--cpu-shares=110");
        assertThat(roots)
                .contains("--network=none", "--user=0:0")
                .doesNotContain("--userns=keep-id", "--env=HOME=/tmp");
    }

    @Test
    void startsApptainerShutOff() throws Exception {
        ContainerCommand command = command(ContainerRuntime.APPTAINER, "none", Optional.of("1"), NIFFLER);

        assertThat(command.line())
                .containsExactly(
                        "apptainer",
                        "run",
                        "--containall",
                        "--no-home",
                        "--cleanenv",
                        "--pwd=/output",
                        "--net",
                        "--network=none",
                        "--nv",
                        "--mount",
                        "type=bind,source=" + folder + "/in,destination=/input,ro",
                        "--mount",
                        "type=bind,source=" + folder + "/out,destination=/output",
                        "--mount",
                        "type=bind,source=" + folder + "/about.json,destination=/metadata.json,ro",
                        "model:1",
                        "--in=/input",
                        "/output/x.nii",
                        "/metadata.json",
                        "1.2.3");
        assertThat(command.environment())
                .containsOnly(
                        Map.entry("APPTAINERENV_THRESHOLD", "a secret"),
                        Map.entry("APPTAINERENV_PATH", "/opt/model"),
                        Map.entry("APPTAINERENV_NIFFLER_RUN", task.mark()),
                        Map.entry("APPTAINERENV_CUDA_VISIBLE_DEVICES", "1"));
        assertThat(command.limitedFromWithout()).isTrue();
    }

    @Test
    void givesApptainerTheHostsNetworkByLeavingItThere() throws Exception {
        assertThat(command(ContainerRuntime.APPTAINER, "host", Optional.empty(), NIFFLER)
                        .line())
                .doesNotContain("--net", "--network=host", "--nv");
    }

    @Test
    void namesAnyPathUnmistakably() {
        ActionTask strange = new ActionTask(
                Path.of("/a:b,c \"d\""), Path.of("/e:f"), Path.of("/g"), "1", "run 1/2", Duration.ofMinutes(1));

        assertThat(ContainerMounts.options(strange))
                .containsExactly(
                        "--mount",
                        "type=bind,\"source=/a:b,c \"\"d\"\"\",destination=/input,ro",
                        "--mount",
                        "type=bind,source=/e:f,destination=/output",
                        "--mount",
                        "type=bind,source=/g,destination=/metadata.json,ro");
        assertThat(ContainerJob.name("run 1/2")).isEqualTo("niffler-run-1-2");
    }

    private ContainerCommand command(ContainerRuntime runtime, String network, Optional<String> gpus, FileOwner user)
            throws Exception {
        List<String> arguments = List.of("--in={input}", "{output}/x.nii", "{metadata.json}", "{series}");
        Container container = new Container(runtime, "model:1", arguments, network, gpus);
        return ContainerCommand.of(new ContainerJob(fixture.workflow(container, ENVIRONMENT), container, task), user);
    }
}

package org.niffler.workflow.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.workflow.ContainerRuntime;
import org.niffler.workflow.WorkAction.Container;
import org.niffler.workflow.process.SearchPath;

/** Docker's own program, without its daemon: it reads the whole command line before it looks for one. */
class DockerPeerIT {

    @TempDir
    Path parent;

    @Test
    void dockerUnderstandsTheCommandLineAndMissesItsDaemon() throws Exception {
        assumeTrue(
                new SearchPath(System.getenv("PATH")).find("docker").isPresent(),
                "docker's program is not in the PATH: install docker-cli");
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("DOCKER_HOST", "unix://" + parent + "/none");
        ActionFixture fixture = new ActionFixture(Files.createDirectory(parent.resolve("a:b,c \"d\"")));
        Container container =
                new Container(ContainerRuntime.DOCKER, "model:1", List.of("--in={input}"), "none", Optional.of("all"));

        ActionEnd end = ActionFixture.actions(environment)
                .run(fixture.workflow(container, Map.of("THRESHOLD", "a=b")), fixture.task(Duration.ofMinutes(1)));

        assertThat(end).isInstanceOfSatisfying(ActionEnd.Failed.class, failed -> {
            assertThat(failed.exit()).isEqualTo(OptionalInt.of(125));
            assertThat(failed.reason())
                    .isEqualTo("docker could not start the container: its daemon does not answer; start it (systemctl"
                            + " start docker)");
        });
    }
}

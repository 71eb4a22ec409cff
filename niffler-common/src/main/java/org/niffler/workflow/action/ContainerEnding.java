package org.niffler.workflow.action;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.niffler.workflow.ContainerRuntime;
import org.niffler.workflow.process.Child;
import org.niffler.workflow.process.ChildEnd;
import org.niffler.workflow.process.ChildProcesses;
import org.niffler.workflow.process.ProgramNotStartedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends containers by name: killing docker's or podman's program does not end the container that it started. */
final class ContainerEnding {

    private static final Logger LOG = LoggerFactory.getLogger(ContainerEnding.class);

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final ChildProcesses processes;
    private final Map<String, String> environment;

    /**
     * @param environment of this process
     */
    ContainerEnding(ChildProcesses processes, Map<String, String> environment) {
        this.processes = processes;
        this.environment = RuntimeEnvironment.of(environment);
    }

    /**
     * Kills and removes the container of a mark; none is no mistake. Failing to is a warning in the log. An interrupt waits
     * until it is done.
     *
     * @return how many there were
     */
    int end(ContainerRuntime runtime, String mark) {
        boolean interrupted = Thread.interrupted();
        try {
            return remove(runtime, mark);
        } catch (ProgramNotStartedException e) {
            // Without the program there is no container either.
            return 0;
        } catch (InterruptedException e) {
            interrupted = true;
            LOG.warn("Interrupted while {} removes the container {}", runtime.program(), ContainerJob.name(mark));
            return 0;
        } catch (IOException e) {
            LOG.warn("{} cannot be asked to remove the container {}", runtime.program(), ContainerJob.name(mark), e);
            return 0;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private int remove(ContainerRuntime runtime, String mark) throws IOException, InterruptedException {
        String name = ContainerJob.name(mark);
        // Not under the mark: ending what carries it must not end this.
        Child child = new Child(
                command(runtime, name), Path.of("/"), environment, "removes-" + name, TIMEOUT, 0, OptionalLong.empty());
        ChildEnd end = processes.run(child);
        if (end.exit().equals(OptionalInt.of(0))) {
            return end.outputTail().isBlank() ? 0 : 1;
        }
        if (!end.errorTail().toLowerCase(Locale.ROOT).contains("no such container")) {
            LOG.warn(
                    "{} cannot remove the container {}, if there is one: {}",
                    runtime.program(),
                    name,
                    end.errorTail().strip());
        }
        return 0;
    }

    private static List<String> command(ContainerRuntime runtime, String name) {
        return switch (runtime) {
            case DOCKER -> List.of("docker", "rm", "--force", name);
            // Unlike docker's, it would first ask the container and wait.
            case PODMAN -> List.of("podman", "rm", "--force", "--time=0", name);
            case APPTAINER -> throw new IllegalArgumentException("apptainer's containers have no name");
        };
    }
}

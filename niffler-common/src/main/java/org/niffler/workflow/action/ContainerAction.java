package org.niffler.workflow.action;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.niffler.workflow.ContainerRuntime;
import org.niffler.workflow.WorkLimits;
import org.niffler.workflow.process.Child;
import org.niffler.workflow.process.ChildEnd;
import org.niffler.workflow.process.ChildProcesses;
import org.niffler.workflow.process.ExitStatus;

/** Runs containers, and leaves none behind. */
final class ContainerAction {

    /** Of docker, podman and apptainer when they, and not what is in the container, have failed. */
    private static final int DOCKER_FAILED = 125;

    private static final int APPTAINER_FAILED = 255;

    private final ChildProcesses processes;
    private final Map<String, String> environment;
    private final ContainerEnding ending;

    /** @param environment of this process */
    ContainerAction(ChildProcesses processes, Map<String, String> environment) {
        this.processes = processes;
        this.environment = RuntimeEnvironment.of(environment);
        this.ending = new ContainerEnding(processes, environment);
    }

    /** What would be started. */
    List<String> commandLine(ContainerJob job) throws IOException {
        return command(job).line();
    }

    ActionEnd run(ContainerJob job) throws IOException, InterruptedException {
        if (job.container().image().startsWith("-")) {
            return new ActionEnd.Failed(
                    OptionalInt.empty(),
                    "The image " + job.container().image()
                            + " begins with a dash and would be taken for an option; correct it",
                    "");
        }
        boolean done = false;
        try {
            ChildEnd end = processes.run(child(job));
            done = end.exit().equals(OptionalInt.of(0));
            return ends(job, end);
        } finally {
            if (!done && job.container().runtime() != ContainerRuntime.APPTAINER) {
                ending.end(job.container().runtime(), job.task().mark());
            }
        }
    }

    private Child child(ContainerJob job) throws IOException {
        ContainerCommand command = command(job);
        Map<String, String> its = new HashMap<>(environment);
        its.putAll(command.environment());
        WorkLimits limits = job.workflow().limits();
        return new Child(
                command.line(),
                job.workflow().folder(),
                its,
                job.task().mark(),
                job.task().timeout(),
                limits.nice(),
                command.limitedFromWithout() ? limits.memory() : OptionalLong.empty());
    }

    private static ContainerCommand command(ContainerJob job) throws IOException {
        return ContainerCommand.of(job, FileOwner.of(job.task().output()));
    }

    private static ActionEnd ends(ContainerJob job, ChildEnd end) {
        int exit = end.exit().orElse(0);
        String program = job.container().runtime().program();
        if (exit == DOCKER_FAILED
                || (exit == APPTAINER_FAILED && job.container().runtime() == ContainerRuntime.APPTAINER)) {
            String reason = program + " could not start the container" + hint(program, end.errorTail());
            return new ActionEnd.Failed(end.exit(), reason, end.outputTail(), end.errorTail());
        }
        return ProgramEnds.of("the container " + ExitStatus.describe(exit), end);
    }

    private static String hint(String program, String error) {
        if (error.contains("Cannot connect to the Docker daemon")) {
            return ": its daemon does not answer; start it (systemctl start docker)";
        }
        if (error.contains("permission denied while trying to connect")) {
            return ": this user may not use its daemon; add the user to the group docker";
        }
        return "; " + program + "'s messages are in the run's standard error";
    }
}

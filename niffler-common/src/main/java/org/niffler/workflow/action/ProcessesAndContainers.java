package org.niffler.workflow.action;

import java.io.IOException;
import java.util.Map;
import org.niffler.workflow.ContainerRuntime;
import org.niffler.workflow.process.Child;
import org.niffler.workflow.process.ChildEnd;
import org.niffler.workflow.process.ChildProcesses;

/**
 * Runs programs as others do, and ends what carries a mark with the containers of docker and podman included, which are
 * nobody's children. For whoever cleans up after a service that was killed; it need not know how the run was done.
 */
public final class ProcessesAndContainers implements ChildProcesses {

    private final ChildProcesses processes;
    private final ContainerEnding containers;

    /**
     * @param processes who runs programs
     * @param environment of this process, in which runtimes find their daemons
     */
    public ProcessesAndContainers(ChildProcesses processes, Map<String, String> environment) {
        this.processes = processes;
        this.containers = new ContainerEnding(processes, environment);
    }

    @Override
    public ChildEnd run(Child child) throws IOException, InterruptedException {
        return processes.run(child);
    }

    @Override
    public int endMarked(String mark) {
        // The clients first, so that none of them starts a container when we have looked for it already.
        int ended = processes.endMarked(mark);
        return ended + containers.end(ContainerRuntime.DOCKER, mark) + containers.end(ContainerRuntime.PODMAN, mark);
    }
}

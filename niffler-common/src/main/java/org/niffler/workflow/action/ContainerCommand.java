package org.niffler.workflow.action;

import java.util.List;
import java.util.Map;
import org.niffler.workflow.WorkAction.Container;

/**
 * How a container is started.
 *
 * @param line the runtime's program and its arguments
 * @param environment for the runtime's program, values of the container's variables included: on the command line every user
 *     of the machine could read them
 * @param limitedFromWithout whether the container's processes are children of the program, so that limits on it hold for them
 */
record ContainerCommand(List<String> line, Map<String, String> environment, boolean limitedFromWithout) {

    /**
     * The command line of a container's runtime.
     *
     * @param user who it is to be in the container
     */
    static ContainerCommand of(ContainerJob job, FileOwner user) {
        Container container = job.container();
        return switch (container.runtime()) {
            case DOCKER -> DockerCommand.docker(job, user);
            case PODMAN -> DockerCommand.podman(job, user);
            case APPTAINER -> ApptainerCommand.of(job);
        };
    }
}

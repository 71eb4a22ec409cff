package org.niffler.workflow.action;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.niffler.workflow.WorkLimits;

/**
 * The command lines of docker and of podman, which took over docker's. The container may do nothing that needs a privilege,
 * cannot gain one, and is removed when it ends. What it writes beside its output, in its own file system, is lost then; it is
 * not forbidden, as many images write caches where they are installed.
 */
final class DockerCommand {

    /** Variables that the runtime's own program heeds: for the container, these are given on the command line. */
    private static final Pattern HEEDED = Pattern.compile(
            "PATH|HOME|USER|TMPDIR|LANG|LC_.*|LD_.*|GO.*|XDG_.*|DOCKER_.*|CONTAINER.*|REGISTRY_.*|(?i:.*_proxy)|.*\\*");

    /** What one step of nice means to the kernel's scheduler: a weight of so much less. */
    private static final double NICE_STEP = 1.25;

    private static final int FULL_SHARES = 1024;

    private final ContainerJob job;
    private final List<String> line = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();

    private DockerCommand(ContainerJob job) {
        this.job = job;
        line.addAll(List.of(job.container().runtime().program(), "run", "--rm", "--name=" + job.name()));
        line.addAll(List.of(
                "--network=" + job.container().network(),
                "--cap-drop=ALL",
                "--security-opt=no-new-privileges",
                // SELinux would have the folders relabelled, for this container and away from us.
                "--security-opt=label=disable",
                // What it prints comes to us; the runtime would keep all of it on disk as well.
                "--log-driver=none"));
        WorkLimits limits = job.workflow().limits();
        limits.memory().ifPresent(bytes -> line.add("--memory=" + bytes));
    }

    /** Docker's containers are children of its daemon: it must be told who they are and how far to stand back. */
    static ContainerCommand docker(ContainerJob job, FileOwner user) {
        DockerCommand command = new DockerCommand(job);
        long shares = Math.round(
                FULL_SHARES / Math.pow(NICE_STEP, job.workflow().limits().nice()));
        command.line.addAll(List.of("--init", "--user=" + user, "--cpu-shares=" + shares));
        job.container().gpus().ifPresent(gpus -> command.line.add("--gpus=" + gpus));
        return command.complete(user);
    }

    /** Podman's containers are its children, and as nice as it is. Without root they see us as the user we are. */
    static ContainerCommand podman(ContainerJob job, FileOwner user) {
        DockerCommand command = new DockerCommand(job);
        command.line.add(user.isRoot() ? "--user=" + user : "--userns=keep-id");
        // By the names of the Container Device Interface.
        job.container().gpus().ifPresent(gpus -> command.line.add("--device=nvidia.com/gpu=" + gpus));
        return command.complete(user);
    }

    private ContainerCommand complete(FileOwner user) {
        job.environment().forEach(this::give);
        if (!user.isRoot() && !job.environment().containsKey("HOME")) {
            // The user is unknown in the image; programs that keep caches at home would try to write to /.
            line.add("--env=HOME=/tmp");
        }
        line.addAll(ContainerMounts.options(job.task()));
        line.add(job.container().image());
        line.addAll(job.arguments());
        return new ContainerCommand(List.copyOf(line), environment, false);
    }

    private void give(String name, String value) {
        if (HEEDED.matcher(name).matches()) {
            line.add("--env=" + name + "=" + value);
        } else {
            line.add("--env=" + name);
            environment.put(name, value);
        }
    }
}

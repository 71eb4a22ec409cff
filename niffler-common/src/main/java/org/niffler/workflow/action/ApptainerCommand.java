package org.niffler.workflow.action;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The command line of apptainer. It has no daemon: the container's processes are children of ours, with the limits of ours,
 * and are found and ended as such. The file system of its image cannot be written.
 */
final class ApptainerCommand {

    /** Before the name of a variable in apptainer's own environment: it is handed on to the container without this. */
    private static final String FOR_CONTAINER = "APPTAINERENV_";

    private ApptainerCommand() {}

    static ContainerCommand of(ContainerJob job) {
        List<String> line = new ArrayList<>(List.of(
                job.container().runtime().program(),
                "run",
                "--containall",
                "--no-home",
                "--cleanenv",
                "--pwd=/output"));
        String network = job.container().network();
        if (!network.equals("host")) {
            line.addAll(List.of("--net", "--network=" + network));
        }
        Map<String, String> environment = new HashMap<>();
        job.environment().forEach((name, value) -> environment.put(FOR_CONTAINER + name, value));
        job.container().gpus().ifPresent(gpus -> {
            line.add("--nv");
            if (!gpus.equals("all")) {
                environment.putIfAbsent(FOR_CONTAINER + "CUDA_VISIBLE_DEVICES", gpus);
            }
        });
        line.addAll(ContainerMounts.options(job.task()));
        line.add(job.container().image());
        line.addAll(job.arguments());
        return new ContainerCommand(List.copyOf(line), environment, true);
    }
}

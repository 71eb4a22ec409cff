package org.niffler.workflow.action;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.niffler.workflow.WorkAction.Container;
import org.niffler.workflow.Workflow;
import org.niffler.workflow.process.ChildProcesses;

/** A container and what it is to do. */
record ContainerJob(Workflow workflow, Container container, ActionTask task) {

    /** Of the image's entry point, with the container's own paths. */
    List<String> arguments() {
        return Placeholders.inContainer(task).replaceIn(container.arguments());
    }

    /** What the container gets, in the order of names: the workflow's, and the mark by which its processes are found. */
    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(workflow.environment());
        environment.put(ChildProcesses.MARK, task.mark());
        return environment;
    }

    String name() {
        return name(task.mark());
    }

    /** What the container of a mark is called; runtimes take letters, digits, dot, dash and underscore. */
    static String name(String mark) {
        return "niffler-" + mark.replaceAll("[^A-Za-z0-9_.-]", "-");
    }
}

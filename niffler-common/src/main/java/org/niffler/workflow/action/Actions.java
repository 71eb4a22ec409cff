package org.niffler.workflow.action;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.niffler.workflow.WorkAction;
import org.niffler.workflow.WorkAction.Command;
import org.niffler.workflow.WorkAction.Container;
import org.niffler.workflow.WorkAction.Forward;
import org.niffler.workflow.Workflow;
import org.niffler.workflow.process.ChildProcesses;
import org.niffler.workflow.process.ProgramNotStartedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does whatever a workflow says. */
public final class Actions implements ActionRunner {

    private static final Logger LOG = LoggerFactory.getLogger(Actions.class);

    private final CommandAction commands;
    private final ContainerAction containers;
    private final Forwarding forwarding;

    /**
     * @param processes who runs programs
     * @param environment of this process, in which container runtimes find their daemons
     * @param forwarding who sends files on
     */
    public Actions(ChildProcesses processes, Map<String, String> environment, Forwarding forwarding) {
        this.commands = new CommandAction(processes);
        this.containers = new ContainerAction(processes, environment);
        this.forwarding = forwarding;
    }

    @Override
    public ActionEnd run(Workflow workflow, ActionTask task) throws IOException, InterruptedException {
        WorkAction action = workflow.action();
        try {
            if (action instanceof Command command) {
                return commands.run(workflow, command, task);
            }
            if (action instanceof Container container) {
                return containers.run(new ContainerJob(workflow, container, task));
            }
            return forwarding.forward(((Forward) action).destination(), task.input(), task.timeout());
        } catch (ProgramNotStartedException e) {
            return new ActionEnd.Failed(OptionalInt.empty(), e.getMessage(), "");
        }
    }

    @Override
    public List<String> commandLine(Workflow workflow, ActionTask task) {
        try {
            if (workflow.action() instanceof Command command) {
                return commands.commandLine(command, task);
            }
            if (workflow.action() instanceof Container container) {
                return containers.commandLine(new ContainerJob(workflow, container, task));
            }
        } catch (IOException e) {
            LOG.warn(
                    "The owner of a run's output cannot be read ({}); its record goes without the command line",
                    e.getClass().getSimpleName());
        }
        return List.of();
    }
}

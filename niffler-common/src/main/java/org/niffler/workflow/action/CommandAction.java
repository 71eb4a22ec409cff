package org.niffler.workflow.action;

import java.io.IOException;
import java.util.List;
import org.niffler.workflow.WorkAction.Command;
import org.niffler.workflow.WorkLimits;
import org.niffler.workflow.Workflow;
import org.niffler.workflow.process.Child;
import org.niffler.workflow.process.ChildEnd;
import org.niffler.workflow.process.ChildProcesses;
import org.niffler.workflow.process.ExitStatus;

/** Runs programs of this machine. */
final class CommandAction {

    private final ChildProcesses processes;

    CommandAction(ChildProcesses processes) {
        this.processes = processes;
    }

    /** What would be started. */
    List<String> commandLine(Command command, ActionTask task) {
        return Placeholders.here(task).replaceIn(command.arguments());
    }

    ActionEnd run(Workflow workflow, Command command, ActionTask task) throws IOException, InterruptedException {
        WorkLimits limits = workflow.limits();
        ChildEnd end = processes.run(new Child(
                commandLine(command, task),
                workflow.folder(),
                workflow.environment(),
                task.mark(),
                task.timeout(),
                limits.nice(),
                limits.memory()));
        return ProgramEnds.of(ExitStatus.describe(end.exit().orElse(0)), end);
    }
}

package org.niffler.meta.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.niffler.cli.CliException;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.LogTarget;
import org.niffler.cli.Logging;
import org.niffler.cli.NifflerCommand;
import org.niffler.config.ConfigFile;
import org.niffler.workflow.WorkAction;
import org.niffler.workflow.WorkInput;
import org.niffler.workflow.Workflow;
import org.niffler.workflow.WorkflowFolder;
import picocli.CommandLine.Command;

/** {@code workflows}: whether the files of workflows can be used. */
@Command(
        name = "workflows",
        description = "Reads the workflows as the service does, and lists them and what is wrong with them.",
        footer = {
            "",
            "Examples:",
            "  java -jar meta-extraction.jar workflows",
            "  java -jar meta-extraction.jar workflows --WorkflowsFolder /etc/niffler/workflows",
            "",
            "The service may run meanwhile; it takes over what is changed in the folder by itself.",
            "Exit codes: 0 all can be used; 1 something is wrong; 2 usage or configuration."
        })
final class WorkflowsCommand extends NifflerCommand {

    private static final String ROW = "%-20s  %-8s  %-12s  %-24s  %s%n";

    WorkflowsCommand() {
        super(MetaKeys.SCHEMA);
    }

    @Override
    protected ExitCode execute(Invocation invocation) {
        Logging.configureProcess(LogTarget.consoleOnly(invocation.console(), invocation.verbose()));
        ServiceSettings settings = ServiceSettings.of(
                invocation.settings(ConfigFile.SYSTEM, MetaKeys.SCHEMA).load(), Optional.empty());
        Path folder = settings.workflows().folder().toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            throw new CliException(ExitCode.USAGE, "There is no folder " + folder + " with workflows.")
                    .withHint("WorkflowsFolder names another; docs/workflows.md says what is to be in it.");
        }
        // What is wrong is logged by whoever reads them, which is standard error here.
        WorkflowFolder workflows = WorkflowFolder.open(folder);
        print(workflows.current(), invocation.console().out());
        return workflows.problems().isEmpty() ? ExitCode.ALL_DONE : ExitCode.SOME_FAILED;
    }

    private static void print(List<Workflow> workflows, PrintWriter out) {
        out.printf(ROW, "workflow", "unit", "input", "does", "filter");
        for (Workflow workflow : workflows) {
            out.printf(
                    ROW,
                    workflow.name(),
                    workflow.unit().text(),
                    input(workflow.input()),
                    action(workflow.action()),
                    workflow.filter());
        }
    }

    private static String input(WorkInput input) {
        if (input instanceof WorkInput.Png) {
            return "png";
        }
        return input instanceof WorkInput.Deidentified ? "deidentified" : "dicom";
    }

    private static String action(WorkAction action) {
        if (action instanceof WorkAction.Command command) {
            return "command " + command.arguments().get(0);
        }
        return action instanceof WorkAction.Container container
                ? container.runtime().program() + " " + container.image()
                : "forward " + ((WorkAction.Forward) action).destination();
    }
}

package org.niffler.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line of a module whose jar exists and whose work does not yet: it answers {@code --help} and
 * {@code --version}, and refuses everything else with exit code 2 and what to do instead. A script that calls it
 * must not mistake a missing module for work done.
 *
 * @param name the command, as in {@code meta-extraction}
 * @param purpose what the module will do, one sentence with its full stop
 * @param instead what the user can do today, one sentence with its full stop
 * @param main the module's main class, whose jar's manifest states the version
 */
public record UnbuiltModule(String name, String purpose, String instead, Class<?> main) {

    /**
     * Answers one command line.
     *
     * @return the exit code: 0 for {@code --help} and {@code --version}, 2 for anything else
     */
    public int run(PrintWriter out, PrintWriter err, String... args) {
        if (CommandLine.printHelpIfRequested(commandLine(out).parseArgs(args))) {
            return 0;
        }
        err.printf(
                "%s is not built yet: Niffler %s cannot run it.%n%s%n",
                name, new ProgramVersion(name, main).number(), instead);
        err.flush();
        return ExitCode.USAGE.code();
    }

    private CommandLine commandLine(PrintWriter out) {
        CommandLine command = new CommandLine(new Options())
                // The options of the module to come are unknown here; they get the same answer as none.
                .setUnmatchedArgumentsAllowed(true)
                .setExpandAtFiles(false)
                .setOut(out);
        command.getCommandSpec().name(name).versionProvider(new ProgramVersion(name, main));
        command.getCommandSpec()
                .usageMessage()
                .description(purpose, "Not built yet: everything but these two options ends with exit code 2.")
                .footer(instead);
        return command;
    }

    /** {@code --help} and {@code --version}, nothing else. */
    @Command(mixinStandardHelpOptions = true)
    private static final class Options {}
}

package org.niffler.cli;

import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Runs a module's command line. Keeps no state: {@code main} is one line round {@link #run(String[], Console)}, and
 * tests run many at once.
 */
public final class CommandRunner {

    private final ProgramVersion version;
    private final Supplier<? extends NifflerCommand> command;

    /** @param command makes the root command with its subcommands; asked anew for each run */
    public CommandRunner(ProgramVersion version, Supplier<? extends NifflerCommand> command) {
        this.version = version;
        this.command = command;
    }

    /** Runs with streams that nobody watches. Returns the exit code. */
    public int run(String[] args, PrintWriter out, PrintWriter err) {
        return run(args, new Console(out, err, false));
    }

    /** Parses the arguments, does what they say, and returns the exit code; never throws an exception. */
    public int run(String[] args, Console console) {
        CommandLine commandLine = new CommandLine(command.get().toSpec(version))
                .setOut(console.out())
                .setErr(console.err())
                .setExpandAtFiles(false) // "@" separates AE title and host
                .setParameterExceptionHandler(new UsageErrors())
                .setExecutionExceptionHandler(new ExecutionErrors())
                .setExecutionStrategy(typed -> execute(typed, console));
        int code = commandLine.execute(args);
        console.out().flush();
        console.err().flush();
        return code;
    }

    private static int execute(ParseResult typed, Console console) {
        Integer helped = CommandLine.executeHelpRequest(typed);
        if (helped != null) {
            return helped;
        }
        ParseResult last = lastCommand(typed);
        NifflerCommand chosen = (NifflerCommand) last.commandSpec().userObject();
        try {
            return chosen.execute(invocation(chosen, last, console)).code();
        } catch (Exception e) { // boundary: the command handler; ExecutionErrors sorts them
            throw new ExecutionException(last.commandSpec().commandLine(), "command failed", e);
        }
    }

    private static Invocation invocation(NifflerCommand chosen, ParseResult typed, Console console) {
        return new Invocation(
                console,
                typed.hasMatchedOption(StandardOptions.VERBOSE),
                typed.hasMatchedOption(StandardOptions.QUIET),
                KeyOptions.configFile(typed),
                chosen.keys().given(typed));
    }

    /** Options before a subcommand's name would be parsed as its parent's, and then silently do nothing. */
    private static ParseResult lastCommand(ParseResult typed) {
        ParseResult last = typed;
        while (last.hasSubcommand()) {
            String name = last.subcommand().commandSpec().name();
            if (!last.matchedOptions().isEmpty()) {
                String option = last.matchedOptions().get(0).names()[0];
                throw new ParameterException(
                        last.subcommand().commandSpec().commandLine(),
                        "Option '" + option + "' stands before '" + name + "'; put it after");
            }
            last = last.subcommand();
        }
        return last;
    }
}

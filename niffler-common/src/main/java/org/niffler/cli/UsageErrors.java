package org.niffler.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.niffler.text.Nearest;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Answers a wrong command line in at most four lines: what is wrong, what was meant, the synopsis, how to get help. */
final class UsageErrors implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException error, String[] args) {
        CommandLine command = error.getCommandLine();
        PrintWriter err = command.getErr();
        if (error instanceof UnmatchedArgumentException unmatched) {
            printUnmatched(unmatched, command, err);
        } else {
            err.println(error.getMessage());
        }
        err.println("Usage: " + command.getHelp().synopsis(0).strip());
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help' for more.");
        return ExitCode.USAGE.code();
    }

    private static void printUnmatched(UnmatchedArgumentException error, CommandLine command, PrintWriter err) {
        // Only the name: what follows "=" may be a password.
        String argument = error.getUnmatched().get(0).split("=", 2)[0];
        boolean option = argument.startsWith("-");
        err.println((option ? "Unknown option '" : "Unexpected argument '") + argument + "'");
        nearest(argument, option, command).ifPresent(name -> err.println("Did you mean '" + name + "'?"));
    }

    private static Optional<String> nearest(String argument, boolean option, CommandLine command) {
        if (!option) {
            return Nearest.to(argument, command.getSubcommands().keySet());
        }
        List<String> names = new ArrayList<>();
        command.getCommandSpec().options().stream()
                .filter(spec -> !spec.hidden())
                .forEach(spec -> names.addAll(List.of(spec.names())));
        // The dashes, being always alike, would make any two options look alike.
        List<String> bare = names.stream().map(UsageErrors::withoutDashes).toList();
        return Nearest.to(withoutDashes(argument), bare).map(name -> names.get(bare.indexOf(name)));
    }

    private static String withoutDashes(String option) {
        return option.replaceFirst("^-+", "");
    }
}

package org.niffler.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import org.niffler.config.ConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns whatever a command throws into lines for its user, a record in the log and an exit code. */
final class ExecutionErrors implements IExecutionExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ExecutionErrors.class);

    @Override
    public int handleExecutionException(Exception error, CommandLine command, ParseResult typed) {
        PrintWriter err = command.getErr();
        ExitCode code = explain(error, err);
        if (isVerbose(typed)) {
            err.print(SafeTrace.of(error));
        }
        return code.code();
    }

    private static ExitCode explain(Exception error, PrintWriter err) {
        if (error instanceof ConfigException config) {
            err.println(config.getMessage());
            err.println("Nothing was started. Mend this and run the command again.");
            return ExitCode.USAGE;
        }
        if (error instanceof CliException expected) {
            expected.lines().forEach(err::println);
            expected.hint().ifPresent(err::println);
            LOG.error(
                    Logging.FILE_ONLY,
                    "ended with code {}: {}",
                    expected.exitCode().code(),
                    expected.getMessage());
            return expected.exitCode();
        }
        if (error instanceof InterruptedException) {
            err.println("Interrupted.");
            LOG.warn(Logging.FILE_ONLY, "interrupted");
            return ExitCode.INTERRUPTED;
        }
        // The message is not shown: nobody knows what it quotes.
        err.println("Internal error: " + error.getClass().getSimpleName() + " in " + place(error) + ".");
        err.println("This is a bug in Niffler, and the run ended early. Please report it with the trace in the log,"
                + " or run again with --verbose to see the trace here.");
        LOG.error(Logging.FILE_ONLY, "internal error", error);
        return ExitCode.SOME_FAILED;
    }

    private static String place(Exception error) {
        StackTraceElement[] frames = error.getStackTrace();
        return Arrays.stream(frames)
                .filter(frame -> frame.getClassName().startsWith("org.niffler."))
                .findFirst()
                .or(() -> Arrays.stream(frames).findFirst())
                .map(StackTraceElement::toString)
                .orElse("an unknown place");
    }

    private static boolean isVerbose(ParseResult typed) {
        ParseResult last = typed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        return last.hasMatchedOption(StandardOptions.VERBOSE);
    }
}

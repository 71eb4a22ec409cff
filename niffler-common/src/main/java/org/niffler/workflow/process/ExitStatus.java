package org.niffler.workflow.process;

import java.util.Map;

/** What the exit status of a program says, by the conventions of shells. */
public final class ExitStatus {

    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;

    /** An exit status above is that of a program that a signal has ended: this plus the signal's number. */
    private static final int SIGNALLED = 128;

    private static final Map<Integer, String> SIGNALS = Map.ofEntries(
            Map.entry(1, "SIGHUP"),
            Map.entry(2, "SIGINT"),
            Map.entry(3, "SIGQUIT"),
            Map.entry(4, "SIGILL"),
            Map.entry(6, "SIGABRT"),
            Map.entry(8, "SIGFPE"),
            Map.entry(9, "SIGKILL"),
            Map.entry(11, "SIGSEGV"),
            Map.entry(13, "SIGPIPE"),
            Map.entry(15, "SIGTERM"));

    private ExitStatus() {}

    /** In a few words that follow the program's name: {@code ended with exit status 3}, {@code was ended by SIGSEGV (11)}. */
    public static String describe(int exit) {
        String signal = SIGNALS.get(exit - SIGNALLED);
        if (signal != null) {
            return "was ended by " + signal + " (" + (exit - SIGNALLED) + ")" + hint(signal);
        }
        return "ended with exit status " + exit
                + (exit == NOT_EXECUTABLE ? " (something it starts cannot be executed)" : "")
                + (exit == NOT_FOUND ? " (something it starts is not found)" : "");
    }

    private static String hint(String signal) {
        return switch (signal) {
            case "SIGKILL" -> "; perhaps the machine was out of memory";
            case "SIGABRT", "SIGSEGV" -> "; it crashed, perhaps for want of memory";
            default -> "";
        };
    }
}

package org.niffler.workflow.input;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How a program died that did not end by itself: shells and Java show a signal as 128 and its number (POSIX, Linux). */
final class Signals {

    private static final int FIRST = 128;

    private static final Map<Integer, String> NAMES = Map.of(
            1, "SIGHUP", 2, "SIGINT", 3, "SIGQUIT", 4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 9, "SIGKILL",
            11, "SIGSEGV", 15, "SIGTERM");

    /** What a program brings on itself; the others come from outside, and another time may not come. */
    private static final Set<Integer> CRASHES = Set.of(4, 6, 7, 8, 11);

    private Signals() {}

    static Optional<String> name(int exit) {
        return Optional.ofNullable(NAMES.get(exit - FIRST));
    }

    static boolean isCrash(int exit) {
        return CRASHES.contains(exit - FIRST);
    }
}

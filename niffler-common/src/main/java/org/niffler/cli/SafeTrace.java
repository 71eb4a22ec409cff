package org.niffler.cli;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Prints a stack trace without the messages that may name a patient: the DICOM toolkit puts the values it stumbles
 * over into its exceptions' messages, and whoever wraps such an exception repeats them.
 */
final class SafeTrace {

    private static final String TOOLKIT = "org.aoju.";

    private final StringBuilder text = new StringBuilder();
    private final Set<Throwable> printed = Collections.newSetFromMap(new IdentityHashMap<>());

    private SafeTrace() {}

    /** The trace of the exception, its suppressed ones and its causes; ends with a line break. */
    static String of(Throwable error) {
        SafeTrace trace = new SafeTrace();
        trace.append("", error);
        return trace.text.toString();
    }

    private void append(String role, Throwable error) {
        if (error == null || !printed.add(error)) {
            return;
        }
        text.append(role).append(error.getClass().getName());
        if (error.getMessage() != null) {
            text.append(": ").append(passedTheToolkit(error) ? "(message withheld)" : error.getMessage());
        }
        text.append(System.lineSeparator());
        for (StackTraceElement frame : error.getStackTrace()) {
            text.append("\tat ").append(frame).append(System.lineSeparator());
        }
        for (Throwable suppressed : error.getSuppressed()) {
            append("Suppressed: ", suppressed);
        }
        append("Caused by: ", error.getCause());
    }

    private static boolean passedTheToolkit(Throwable error) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable link = error; link != null && seen.add(link); link = link.getCause()) {
            for (StackTraceElement frame : link.getStackTrace()) {
                if (frame.getClassName().startsWith(TOOLKIT)) {
                    return true;
                }
            }
        }
        return false;
    }
}

package org.niffler.workflow.run;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;

/** Says in a line why something failed, without paths of images and without what a toolkit may have put into a message. */
final class Reasons {

    private static final int LONGEST = 500;

    private Reasons() {}

    /** Of a failure of this machine; its message is ours or the system's. */
    static String of(IOException e, Run run, List<Path> files) {
        if (e instanceof FileSystemException failure) {
            String reason = failure.getReason() == null ? "" : ": " + failure.getReason();
            return "a file cannot be read or written (" + e.getClass().getSimpleName() + reason + ")";
        }
        if (!isOurs(e) || e.getMessage() == null) {
            return "a file cannot be read or written (" + e.getClass().getSimpleName() + ")";
        }
        String message = e.getMessage();
        for (Path file : files) {
            message = message.replace(file.toString(), "(a file of the unit)");
            if (file.getParent() != null) {
                message = message.replace(file.getParent().toString(), "(the folder of the unit)");
            }
        }
        return line(
                run.unit().place().isEmpty()
                        ? message
                        : message.replace(run.unit().place(), "(the unit)"));
    }

    /** Others put paths into their messages, or what they have read. */
    private static boolean isOurs(IOException e) {
        return e.getClass() == IOException.class || e.getClass().getName().startsWith("org.niffler.");
    }

    /** Of what nobody foresaw: the type and the place in the code, as its message may hold a name. */
    static String ofUnexpected(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        return "an unexpected " + e.getClass().getSimpleName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }

    /** A text in one line of a bounded length. */
    static String line(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        if (line.length() <= LONGEST) {
            return line;
        }
        boolean isPair = Character.isHighSurrogate(line.charAt(LONGEST - 1));
        return line.substring(0, isPair ? LONGEST - 1 : LONGEST) + "...";
    }
}

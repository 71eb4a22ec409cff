package org.niffler.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a command writes.
 *
 * @param out results, for the next program in the pipe
 * @param err everything else, for people
 * @param terminal whether somebody watches {@code err}: a bar that redraws itself makes sense there only
 */
public record Console(PrintWriter out, PrintWriter err, boolean terminal) {

    /** The streams of this process. */
    public static Console ofProcess() {
        return new Console(new PrintWriter(System.out, true), new PrintWriter(System.err, true), errIsTerminal());
    }

    // The JDK knows only whether input and output are both terminals. On Linux the link tells about the error stream.
    private static boolean errIsTerminal() {
        Path link = Path.of("/proc/self/fd/2");
        if (System.console() == null || !Files.isSymbolicLink(link)) {
            return System.console() != null;
        }
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            return false; // no bar is the harmless answer
        }
    }
}

package org.niffler.workflow.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Finds the file of a program as a shell would, and what keeps it from being started. We look before we start it, as the
 * programs by which we start it report such a thing only by an exit status, which could as well be the program's own.
 */
final class ProgramFile {

    /** What Linux reads of a script to find its interpreter. */
    private static final int FIRST_LINE = 256;

    private ProgramFile() {}

    /**
     * The file of a program.
     *
     * @param program a name to be looked for in the path, or with a slash, a file
     * @param folder for a file that is not absolute
     */
    static Path of(String program, Path folder, SearchPath path) throws ProgramNotStartedException {
        if (!Files.isDirectory(folder)) {
            throw new ProgramNotStartedException(
                    program, "the folder to start it in, " + folder + ", does not exist; create it");
        }
        if (program.isEmpty()) {
            throw new ProgramNotStartedException("the program", "its name is empty; name one");
        }
        if (!program.contains("/")) {
            return path.find(program)
                    .orElseThrow(() -> new ProgramNotStartedException(
                            program,
                            "there is no such program in the PATH " + path.text()
                                    + "; install it, or give its path with a slash (./" + program + ")"));
        }
        Path file = file(program, folder);
        check(program, file);
        return file;
    }

    private static Path file(String program, Path folder) throws ProgramNotStartedException {
        try {
            return folder.toAbsolutePath().resolve(program).normalize();
        } catch (InvalidPathException e) {
            throw new ProgramNotStartedException(program, "this cannot be a path", e);
        }
    }

    private static void check(String program, Path file) throws ProgramNotStartedException {
        if (!Files.exists(file)) {
            throw new ProgramNotStartedException(program, "there is no file " + file + "; correct the path");
        }
        if (Files.isDirectory(file)) {
            throw new ProgramNotStartedException(program, file + " is a folder; name the program in it");
        }
        if (!Files.isExecutable(file)) {
            throw new ProgramNotStartedException(
                    program, "it may not be executed by this user; make it executable: chmod +x " + file);
        }
        String interpreter = interpreter(file);
        if (!interpreter.isEmpty() && !Files.isExecutable(file.resolveSibling(interpreter))) {
            throw new ProgramNotStartedException(
                    program,
                    "its first line names the interpreter " + interpreter.replace("\r", "\\r")
                            + ", which does not exist or may not be executed; install it or correct the line"
                            + (interpreter.endsWith("\r") ? " (it ends as lines of Windows do)" : ""));
        }
    }

    /** Empty if it is no script, or cannot be read, which need not keep it from being executed. */
    private static String interpreter(Path file) {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(FIRST_LINE);
        } catch (IOException e) {
            return "";
        }
        String line = new String(head, StandardCharsets.UTF_8).split("\n", 2)[0];
        return line.startsWith("#!")
                ? line.substring(2).replaceAll("^[ \t]+", "").split("[ \t]", 2)[0]
                : "";
    }
}

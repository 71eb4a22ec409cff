package org.niffler.app.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says why a file cannot be read or written. */
final class FileFailures {

    private FileFailures() {}

    /** The JDK's own messages of these are a path and nothing else. */
    static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return e.getMessage() + " is not there.";
        }
        if (e instanceof NotDirectoryException) {
            return e.getMessage() + " is no folder.";
        }
        if (e instanceof AccessDeniedException) {
            return "This user may not read or write " + e.getMessage() + ".";
        }
        if (e instanceof FileSystemException file && file.getReason() == null) {
            return e.getMessage() + ": " + e.getClass().getSimpleName();
        }
        return e.getMessage();
    }
}

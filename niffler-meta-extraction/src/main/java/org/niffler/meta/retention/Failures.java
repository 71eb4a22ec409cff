package org.niffler.meta.retention;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** Says why something could not be done to a series, without the names of its files: they tell the PatientID. */
final class Failures {

    private Failures() {}

    /** Why, and what to do. */
    static String ofSeries(IOException e) {
        return e instanceof RefusedFolderException
                ? e.getMessage()
                : inWords(e) + "; check the disk, and that the user '" + System.getProperty("user.name")
                        + "' may write to its folder and those above it";
    }

    static String inWords(IOException e) {
        if (e instanceof RefusedFolderException) {
            return e.getMessage();
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        return e.getClass().getSimpleName().replaceFirst("Exception$", "");
    }
}

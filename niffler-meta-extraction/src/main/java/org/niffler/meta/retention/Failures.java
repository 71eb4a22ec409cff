package org.niffler.meta.retention;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** Says why something could not be done to a series, without the names of its files: they tell the PatientID. */
final class Failures {

    private Failures() {}

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

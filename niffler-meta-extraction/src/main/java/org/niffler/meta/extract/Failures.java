package org.niffler.meta.extract;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** Says why a file could not be worked on, without its name, which the patient's may be part of. */
public final class Failures {

    private Failures() {}

    /** For logs and for those who watch the service. */
    public static String inWords(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied; check that the user '" + System.getProperty("user.name")
                    + "' may read and write it";
        }
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        String message = e.getMessage();
        boolean namesNoFile = message != null && !(e instanceof FileSystemException) && message.indexOf('/') < 0;
        return namesNoFile ? message : e.getClass().getSimpleName();
    }
}

package org.niffler.dicom.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A folder cannot be written into: no file can be, not only the one that was tried. */
public final class UnwritableFolderException extends IOException {

    private static final long serialVersionUID = 1L;

    UnwritableFolderException(Path folder, IOException cause) {
        super(
                "Cannot write into " + folder + " (" + reason(cause)
                        + "). Check the permissions of the folder and the space on its disk, or name another.",
                cause);
    }

    /** Java's own messages are often the path alone. */
    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "a file is in its place";
        }
        if (e instanceof FileSystemException known) {
            return known.getReason() != null
                    ? known.getReason()
                    : e.getClass().getSimpleName().replace("Exception", "");
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}

package org.niffler.meta.retention;

import java.io.IOException;

/** A folder that is not deleted whatever a journal says; the message does not name it. */
final class RefusedFolderException extends IOException {

    private static final long serialVersionUID = 1L;

    RefusedFolderException(String message) {
        super(message);
    }
}

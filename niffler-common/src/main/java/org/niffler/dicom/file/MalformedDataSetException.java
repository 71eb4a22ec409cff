package org.niffler.dicom.file;

import java.io.IOException;

/** What should be a data set is none. The message holds nothing of it. */
public final class MalformedDataSetException extends IOException {

    private static final long serialVersionUID = 1L;

    MalformedDataSetException(String message) {
        super(message);
    }

    MalformedDataSetException(String message, Throwable cause) {
        super(message, cause);
    }
}

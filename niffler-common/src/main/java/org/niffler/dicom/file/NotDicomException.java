package org.niffler.dicom.file;

import java.io.IOException;

/**
 * A file is no DICOM file: it neither has the prefix of one nor begins like a data set. Unlike with a
 * {@link MalformedDataSetException}, nothing is lost by leaving it out. The message holds nothing of it.
 */
public final class NotDicomException extends IOException {

    private static final long serialVersionUID = 1L;

    NotDicomException(String message) {
        super(message);
    }
}

package org.niffler.png.convert;

import java.io.IOException;

/** The output cannot be written: a full disk, a folder that is gone. The run ends; what is finished stays. */
public final class OutputException extends IOException {

    private static final long serialVersionUID = 1L;

    public OutputException(String message, IOException cause) {
        super(message, cause);
    }
}

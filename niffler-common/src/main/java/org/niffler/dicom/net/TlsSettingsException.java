package org.niffler.dicom.net;

import java.io.IOException;

/** A key store or trust store cannot be used. The message names the file, says why, and what to do. */
public final class TlsSettingsException extends IOException {

    private static final long serialVersionUID = 1L;

    TlsSettingsException(String message, Throwable cause) {
        super(message, cause);
    }
}

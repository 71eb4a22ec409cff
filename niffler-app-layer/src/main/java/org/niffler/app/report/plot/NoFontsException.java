package org.niffler.app.report.plot;

import java.io.IOException;

/** There is no font to draw with. */
public final class NoFontsException extends IOException {

    private static final long serialVersionUID = 1L;

    NoFontsException(Throwable cause) {
        super("Pictures cannot be drawn: no fonts are installed; apt-get install fontconfig fonts-dejavu-core", cause);
    }
}

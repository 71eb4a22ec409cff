package org.niffler.meta.state;

import java.io.IOException;

/** A line of a state file is none that we wrote. It has no cause and no text of the line, which could name a patient. */
final class DamagedLineException extends IOException {

    private static final long serialVersionUID = 1L;

    DamagedLineException(String why) {
        super(why);
    }
}

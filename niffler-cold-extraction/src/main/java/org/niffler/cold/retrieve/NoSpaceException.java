package org.niffler.cold.retrieve;

import java.io.IOException;

/** The disk is so full that whatever the PACS sent would be refused. The message says where, and what to do. */
public final class NoSpaceException extends IOException {

    private static final long serialVersionUID = 1L;

    public NoSpaceException(String message) {
        super(message);
    }
}

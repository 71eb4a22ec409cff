package org.niffler.metadata.mongo.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** Another server has the file of the embedded store open, in this process or another. */
public final class StoreInUseException extends IOException {

    private static final long serialVersionUID = 1L;

    StoreInUseException(Path file) {
        super("The metadata store " + file + " is in use.");
    }
}

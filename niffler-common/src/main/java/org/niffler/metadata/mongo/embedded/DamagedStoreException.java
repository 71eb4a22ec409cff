package org.niffler.metadata.mongo.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** The file of the embedded store cannot be read as one. */
public final class DamagedStoreException extends IOException {

    private static final long serialVersionUID = 1L;

    DamagedStoreException(Path file, Throwable cause) {
        super(
                "The metadata store " + file + " is damaged and cannot be read. Move this file away and start again: a"
                        + " new one is made. Then run a scan of the storage folder to fill it.",
                cause);
    }
}

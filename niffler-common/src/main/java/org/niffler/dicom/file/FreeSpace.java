package org.niffler.dicom.file;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Watches that a file system does not run full: asked before every instance, it looks only now and then. */
final class FreeSpace {

    private static final long LOOK_EVERY_NANOS = 500_000_000L;

    private final FileStore store;
    private final long minimumBytes;
    private volatile long lookedAt;
    private volatile long usable;

    FreeSpace(Path folder, long minimumBytes) throws IOException {
        this.store = Files.getFileStore(folder);
        this.minimumBytes = minimumBytes;
        look();
    }

    long minimumBytes() {
        return minimumBytes;
    }

    boolean isLow() throws IOException {
        if (System.nanoTime() - lookedAt > LOOK_EVERY_NANOS) {
            look();
        }
        return usable < minimumBytes;
    }

    private void look() throws IOException {
        usable = store.getUsableSpace();
        lookedAt = System.nanoTime();
    }

    /** Whether the operating system refused a write for want of space; it says so only in words. */
    static boolean isCauseOf(IOException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("no space left") || message.contains("quota exceeded");
    }
}

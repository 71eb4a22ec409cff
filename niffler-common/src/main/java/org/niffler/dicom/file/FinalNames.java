package org.niffler.dicom.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.niffler.dicom.DicomTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives whole files their final names. The same instance sent again replaces its file; two instances that the template
 * gives the same path both stay: the second gets a name that its SOP Instance UID is part of.
 */
final class FinalNames {

    private static final Logger LOG = LoggerFactory.getLogger(FinalNames.class);
    private static final int LOCKS = 64;

    /** Whoever cleans up removes empty folders, and may remove one that has just been made for a file. */
    private static final int MOST_ATTEMPTS = 100;

    private static final Set<DicomTag> SOP_INSTANCE_UID = Set.of(DicomTag.SOP_INSTANCE_UID);

    private final Path root;
    private final AtomicBoolean warned = new AtomicBoolean();

    /** One instance at a time looks at a path and takes it; a lock stands for many paths. */
    private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();

    FinalNames(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    /**
     * Where a file is now.
     *
     * @param replaced whether the same instance was there before
     */
    record Placed(Path path, boolean replaced) {}

    Placed place(Path part, Path relative, String sopInstanceUid) throws IOException {
        Path target = root.resolve(relative);
        synchronized (locks[Math.floorMod(target.hashCode(), LOCKS)]) {
            if (!Files.exists(target)) {
                return move(part, target, false);
            }
            if (holds(target, sopInstanceUid)) {
                return move(part, target, true);
            }
            Path other = target.resolveSibling(
                    PathComponents.distinguish(target.getFileName().toString(), sopInstanceUid));
            warnOnce(sopInstanceUid);
            return move(part, other, Files.exists(other));
        }
    }

    private void warnOnce(String sopInstanceUid) {
        if (warned.compareAndSet(false, true)) {
            LOG.warn(
                    "the path template gives two instances the same path; instance {}, and others after it, are kept under"
                            + " names of their own: use a template with {00080018}",
                    sopInstanceUid);
        }
    }

    private static Placed move(Path part, Path target, boolean replaced) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
                return new Placed(target, replaced);
            } catch (NoSuchFileException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
                makeFolder(target.getParent());
            }
        }
    }

    private static void makeFolder(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (NoSuchFileException e) {
            LOG.debug("a folder above was removed while one was made in it; trying again");
        }
    }

    private static boolean holds(Path file, String sopInstanceUid) throws IOException {
        try {
            return DicomFile.readHeader(file, SOP_INSTANCE_UID)
                    .text(DicomTag.SOP_INSTANCE_UID)
                    .filter(sopInstanceUid::equals)
                    .isPresent();
        } catch (MalformedDataSetException | NoSuchFileException e) {
            return false; // whatever it is or was, it is not this instance
        }
    }
}

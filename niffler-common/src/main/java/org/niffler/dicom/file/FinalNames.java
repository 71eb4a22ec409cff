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
    private static final Set<DicomTag> SOP_INSTANCE_UID = Set.of(DicomTag.SOP_INSTANCE_UID);

    private final Path root;
    private final AtomicBoolean warned = new AtomicBoolean();

    /** One instance at a time looks at a path and takes it; a lock stands for many paths. */
    private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();

    FinalNames(Path root) {
        this.root = root;
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
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            Files.createDirectories(target.getParent());
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        }
        return new Placed(target, replaced);
    }

    private static boolean holds(Path file, String sopInstanceUid) throws IOException {
        try {
            return DicomFile.readHeader(file, SOP_INSTANCE_UID)
                    .text(DicomTag.SOP_INSTANCE_UID)
                    .filter(sopInstanceUid::equals)
                    .isPresent();
        } catch (MalformedDataSetException e) {
            return false; // whatever it is, it is not this instance
        }
    }
}

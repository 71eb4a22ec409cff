package org.niffler.meta.retention;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.file.DicomFile;
import org.niffler.dicom.file.MalformedDataSetException;

/**
 * Moves files back to where they were taken from. What has arrived there meanwhile stays as it is: the same instance, sent
 * again, is newer; another instance under the same name stays beside the old one, which gets another.
 */
final class PutBack {

    private static final Set<DicomTag> SOP_INSTANCE_UID = Set.of(DicomTag.SOP_INSTANCE_UID);

    private PutBack() {}

    /** Moves all that is in a folder, and removes it. May be repeated if it was interrupted. */
    static void contents(Path from, Path to) throws IOException {
        for (Path child : Children.of(from)) {
            Path target = to.resolve(child.getFileName());
            if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                folder(child, target);
            } else {
                file(child, target);
            }
        }
        Files.delete(from);
    }

    private static void folder(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // There is one with files already. A symbolic link would lead out of the storage folder.
            if (!Files.isDirectory(to, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
            contents(from, to);
        }
    }

    /** Linking fails where a file is; renaming would replace one that arrives between a look and the renaming. */
    private static void file(Path from, Path to) throws IOException {
        try {
            link(from, to);
        } catch (FileAlreadyExistsException e) {
            if (!isNewer(from, to)) {
                Files.move(from, otherName(to));
                return;
            }
        }
        Files.deleteIfExists(from);
    }

    private static void link(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (FileAlreadyExistsException | NoSuchFileException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.move(from, to); // a file system without links
        }
    }

    /** Whether the file there is this one, or takes its place. */
    private static boolean isNewer(Path from, Path to) throws IOException {
        if (Files.isSameFile(from, to)) {
            return true; // an interrupted run had linked it
        }
        Optional<String> uid = sopInstanceUid(from);
        return uid.isPresent() && uid.equals(sopInstanceUid(to)) || Files.mismatch(from, to) < 0;
    }

    private static Optional<String> sopInstanceUid(Path file) throws IOException {
        try {
            return DicomFile.readHeader(file, SOP_INSTANCE_UID).text(DicomTag.SOP_INSTANCE_UID);
        } catch (MalformedDataSetException e) {
            return Optional.empty(); // somebody's file, but no instance
        }
    }

    private static Path otherName(Path taken) {
        String name = taken.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return taken.resolveSibling(UUID.randomUUID() + (dot < 0 ? "" : name.substring(dot)));
    }
}

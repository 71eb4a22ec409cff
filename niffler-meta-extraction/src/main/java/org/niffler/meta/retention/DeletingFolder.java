package org.niffler.meta.retention;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Where series are while they are deleted: {@value #NAME} in the storage folder, hence on the same file system, and no
 * patient's, since a PatientID's leading dot is escaped in names. Each is below a folder of its own by the path that it
 * had, so that it can be put back.
 *
 * <p>That folder's name tells how far it got. A series that is only taken is put back after a crash: nobody had looked yet
 * whether something came in while it was taken. One that is doomed goes on to be deleted: half a series that came back would
 * be extracted as if it were a whole one, and replace what is known of that.
 */
final class DeletingFolder {

    static final String NAME = ".niffler-deleting";

    private static final String TAKEN = ".taken";
    private static final String DOOMED = ".doomed";

    private final Path root;
    private final Path folder;

    DeletingFolder(Path root) {
        this.root = root;
        this.folder = root.resolve(NAME);
    }

    /**
     * A series that is not at its place.
     *
     * @param home ends in what tells how far it got
     */
    record Taken(Path root, Path home) {

        boolean isTaken() {
            return home.toString().endsWith(TAKEN);
        }

        boolean isDoomed() {
            return home.toString().endsWith(DOOMED);
        }

        /** From here on it is not put back. */
        Taken doom() throws IOException {
            String name = home.getFileName().toString();
            Path doomed = home.resolveSibling(name.substring(0, name.length() - TAKEN.length()) + DOOMED);
            return new Taken(root, Files.move(home, doomed, StandardCopyOption.ATOMIC_MOVE));
        }

        void putBack() throws IOException {
            PutBack.contents(home, root);
        }

        /** Deletes what is in it now. */
        void delete() throws IOException {
            deleteFiles(home, FolderListing.of(home));
        }

        /**
         * Deletes the files that were listed, if they are still the same. A receiver that had begun to move a file into
         * the folder when it was taken may have finished only now: such a file is put back.
         */
        void delete(Path relative, FolderListing listing) throws IOException {
            deleteFiles(home.resolve(relative), listing);
        }

        private void deleteFiles(Path from, FolderListing listing) throws IOException {
            for (var file : listing.files().entrySet()) {
                Path path = from.resolve(file.getKey());
                if (isStill(path, file.getValue())) {
                    Files.deleteIfExists(path);
                }
            }
            EmptyFolders.removeDownwards(home);
            if (Files.exists(home)) {
                putBack();
            }
        }

        private static boolean isStill(Path file, FolderListing.State state) throws IOException {
            try {
                return FolderListing.State.of(file).equals(state);
            } catch (NoSuchFileException e) {
                return false;
            }
        }
    }

    /** Takes a series' folder away from its place, at once. */
    Taken take(Path relative) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new RefusedFolderException(NAME + " in the StorageFolder is no folder; remove it");
        }
        Path home = folder.resolve(UUID.randomUUID() + TAKEN);
        Path target = home.resolve(relative);
        Files.createDirectories(target.getParent());
        try {
            Files.move(root.resolve(relative), target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            EmptyFolders.removeDownwards(home);
            throw e;
        }
        return new Taken(root, home);
    }

    /** What an interrupted pass, or one that failed, has left. */
    List<Taken> leftovers() throws IOException {
        List<Taken> found = new ArrayList<>();
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            for (Path home : Children.of(folder)) {
                found.add(new Taken(root, home));
            }
        }
        return found;
    }

    /** Removes the folder itself when nothing is in it. */
    void tidy() {
        EmptyFolders.removeUpwards(folder, root);
    }
}

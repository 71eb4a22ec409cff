package org.niffler.progress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes small files that every user of the host may write, and nobody but their owner delete. */
final class SharedFiles {

    private static final Logger LOG = LoggerFactory.getLogger(SharedFiles.class);

    private static final String MODE = "unix:mode";
    private static final int STICKY_AND_OPEN_TO_ALL = 01777;
    private static final int WRITABLE_BY_ALL = 0666;

    private SharedFiles() {}

    /**
     * Makes the folder if there is none, and what files there are not; those that are there are left as they are.
     *
     * <p>All files at once and not each when it is needed: Linux may refuse to open a file for writing in such a folder
     * unless its owner is the folder's (fs.protected_regular, proc_sys_fs(5)).
     *
     * @throws IOException if the folder cannot be made; the message says why and what to do
     */
    static void make(Path folder, List<Path> files) throws IOException {
        if (!Files.isDirectory(folder)) {
            makeFolder(folder);
        }
        files.stream().filter(Files::notExists).forEach(SharedFiles::makeFile);
    }

    private static void makeFolder(Path folder) throws IOException {
        try {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            Files.createDirectory(folder);
            openToAll(folder, STICKY_AND_OPEN_TO_ALL);
        } catch (IOException e) {
            if (!Files.isDirectory(folder)) { // nobody else has made it meanwhile
                String why = e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage();
                throw new IOException(
                        "Cannot make the folder " + folder + " (" + why
                                + "). Make it by hand with the permissions 1777,"
                                + " so that every user of this host may run Niffler.",
                        e);
            }
        }
    }

    private static void makeFile(Path file) {
        try {
            Files.createFile(file);
            openToAll(file, WRITABLE_BY_ALL);
        } catch (IOException e) {
            // Made by another run meanwhile; or not to be made, which whoever needs this very file says with more
            // words.
            LOG.debug("cannot make {}: {}", file, e.toString());
        }
    }

    /** After the making and not with it, as the umask takes permissions away from what is made. */
    private static void openToAll(Path made, int mode) {
        if (!made.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return;
        }
        try {
            Files.setAttribute(made, MODE, mode);
        } catch (IOException e) {
            // Some mounted file systems have fixed permissions, and this user can work with them.
            LOG.debug("cannot open {} to other users: {}", made, e.toString());
        }
    }
}

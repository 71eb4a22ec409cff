package org.niffler.png.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.niffler.png.table.PrivateFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the files that could not be converted together, in a folder for each class of failure, as the original does. Below
 * it they have the path that they had in the input, so that two of one name do not collide. They identify patients.
 */
final class FailedFiles {

    private static final Logger LOG = LoggerFactory.getLogger(FailedFiles.class);

    private final Path root;
    private final boolean link;

    /**
     * @param root {@code failed-dicom}
     * @param link whether to link to the files instead of copying them
     */
    FailedFiles(Path root, boolean link) {
        this.root = root;
        this.link = link;
    }

    /**
     * Copies or links a file, in the place of an earlier copy. A file that cannot be read has no copy: it is what has
     * failed, and must not end the run.
     *
     * @throws IOException if the folder cannot be written
     */
    void keep(InputFile file, int failureClass) throws IOException {
        PrivateFiles.folder(root);
        Path target = root.resolve(Integer.toString(failureClass)).resolve(belowInput(file));
        Files.createDirectories(target.getParent());
        if (link) {
            Files.deleteIfExists(target);
            Files.createSymbolicLink(target, file.path());
        } else if (Files.isReadable(file.path())) {
            copy(file.path(), target);
        }
    }

    /** Of the path and not of the source's text, which need not be a name in this process's character set. */
    private static Path belowInput(InputFile file) {
        int names = (int) file.source()
                        .chars()
                        .filter(character -> character == '/')
                        .count()
                + 1;
        int all = file.path().getNameCount();
        return file.path().subpath(all - names, all);
    }

    private void copy(Path file, Path target) throws IOException {
        try {
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(target);
            requireRoomFor(file, e);
            LOG.warn("a failed file cannot be copied into failed-dicom, as it cannot be read; failures.csv names it");
        }
    }

    /** Tells whose fault it was: the disk it is read from may be broken, and ours full. */
    private void requireRoomFor(Path file, IOException failure) throws IOException {
        Path probe = Files.createTempFile(root, ".probe", null);
        try {
            if (Files.getFileStore(probe).getUsableSpace() < Files.size(file)) {
                throw failure;
            }
        } finally {
            Files.delete(probe);
        }
    }
}

package org.niffler.png.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.niffler.png.table.PrivateFiles;

/**
 * Keeps the files that could not be converted together, in a folder for each class of failure, as the original does. Below
 * it they have the path that they had in the input, so that two of one name do not collide. They identify patients.
 */
final class FailedFiles {

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
     * Copies or links a file, in the place of an earlier copy.
     *
     * @throws IOException if that is not possible
     */
    void keep(InputFile file, int failureClass) throws IOException {
        PrivateFiles.folder(root);
        Path target = root.resolve(Integer.toString(failureClass)).resolve(file.source());
        Files.createDirectories(target.getParent());
        if (link) {
            Files.deleteIfExists(target);
            Files.createSymbolicLink(target, file.path());
        } else {
            Files.copy(file.path(), target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}

package org.niffler.app.explorer.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * A file as it is now; another one under the same name differs in its time or size.
 *
 * @param path absolute
 */
record StoredFile(Path path, FileTime modified, long size) {

    /**
     * @throws NoSuchFileException if there is none
     * @throws IOException if it cannot be looked at
     */
    static StoredFile at(Path path) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            throw new NoSuchFileException("no regular file");
        }
        return new StoredFile(path, attributes.lastModifiedTime(), attributes.size());
    }
}

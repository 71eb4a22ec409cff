package org.niffler.dicom.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.niffler.dicom.DicomTag;

/**
 * Which folder of a storage folder holds a series, and nothing but this series.
 *
 * @param root the storage folder, absolute
 * @param depth how many folders deep the series' folders are
 */
public record SeriesLayout(Path root, int depth) {

    /** The layout that a template makes; empty if it does not give each series a folder of its own. */
    public static Optional<SeriesLayout> of(Path root, StoragePath template) {
        Path absolute = root.toAbsolutePath().normalize();
        return template.depthOf(DicomTag.SERIES_INSTANCE_UID).stream()
                .mapToObj(depth -> new SeriesLayout(absolute, depth))
                .findFirst();
    }

    /** The folder of a file's series, relative to the root; empty if the file is not so deep in it. */
    public Optional<Path> folderOf(Path file) {
        if (!file.startsWith(root)) {
            return Optional.empty();
        }
        Path relative = root.relativize(file);
        return relative.getNameCount() > depth ? Optional.of(relative.subpath(0, depth)) : Optional.empty();
    }

    /** A path relative to the root, with slashes on every system: how state files and the queue name it. */
    public String nameOf(Path path) {
        Path relative = path.isAbsolute() ? root.relativize(path) : path;
        return StreamSupport.stream(relative.spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }

    /**
     * The path of a name.
     *
     * @throws IllegalArgumentException if it would lead out of the root
     */
    public Path resolve(String name) {
        Path path = root.resolve(name).normalize();
        if (!path.startsWith(root) || path.equals(root)) {
            throw new IllegalArgumentException("a name leads out of the storage folder");
        }
        return path;
    }

    /**
     * The files of a series, or of all series below a folder, by name; none if the folder is gone. What is a link is
     * somebody else's.
     *
     * @param name of the folder
     * @throws IOException if it cannot be read
     */
    public List<Path> filesOf(String name) throws IOException {
        try (Stream<Path> files = Files.walk(resolve(name))) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}

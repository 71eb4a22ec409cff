package org.niffler.png.convert;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/**
 * The files below a folder, folder by folder, in the order of their names, which is the same in every run. Holds the names
 * of one folder and of those above it, never the whole tree. Links to files are followed, links to folders are not: they
 * may lead in circles.
 */
public final class InputTree implements Iterable<InputFile> {

    /** Files at any depth. */
    public static final int ANY_DEPTH = -1;

    private final Path root;
    private final int depth;
    private final Path excluded;
    private final Consumer<InputFile> unreadable;

    /**
     * @param depth how many folders are between the root and the files: 0 for files in the root itself, or
     *     {@link #ANY_DEPTH}
     * @param excluded a folder whose files are none of the input, such as the output
     * @param unreadable told of each folder that cannot be read; the walk goes on without it
     */
    public InputTree(Path root, int depth, Path excluded, Consumer<InputFile> unreadable) {
        this.root = root.toAbsolutePath().normalize();
        this.depth = depth;
        this.excluded = excluded.toAbsolutePath().normalize();
        this.unreadable = unreadable;
    }

    @Override
    public Iterator<InputFile> iterator() {
        return new Walk();
    }

    private final class Walk implements Iterator<InputFile> {

        private final Deque<Iterator<Path>> folders = new ArrayDeque<>();
        private InputFile next;

        Walk() {
            folders.push(namesIn(root).iterator());
        }

        @Override
        public boolean hasNext() {
            while (next == null && !folders.isEmpty()) {
                advance();
            }
            return next != null;
        }

        @Override
        public InputFile next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            InputFile file = next;
            next = null;
            return file;
        }

        private void advance() {
            if (!folders.peek().hasNext()) {
                folders.pop();
                return;
            }
            Path path = folders.peek().next();
            int above = folders.size() - 1;
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                if ((depth == ANY_DEPTH || above < depth) && !isOurs(path)) {
                    folders.push(namesIn(path).iterator());
                }
            } else if ((depth == ANY_DEPTH || above == depth) && mayBeRead(path)) {
                next = new InputFile(path, source(path));
            }
        }
    }

    /** The output of this run or of another, and the folders in which a receiver of ours keeps what is not whole yet. */
    private boolean isOurs(Path path) {
        return path.equals(excluded) || path.getFileName().toString().startsWith(".niffler") || PartMark.isOutput(path);
    }

    /**
     * No folder behind a link, and no pipe, on which reading would wait. What cannot be looked at, such as a link that leads
     * nowhere, is given: somebody must be told of it.
     */
    private static boolean mayBeRead(Path path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return !attributes.isDirectory() && !attributes.isOther();
        } catch (IOException e) {
            return true;
        }
    }

    private String source(Path path) {
        return SourceName.of(root, path);
    }

    private List<Path> namesIn(Path folder) {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(paths::add);
        } catch (IOException | DirectoryIteratorException e) {
            unreadable.accept(new InputFile(folder, source(folder)));
            return List.of(); // none of it rather than some of it
        }
        paths.sort(Comparator.comparing(path -> path.getFileName().toString()));
        return paths;
    }
}

package org.niffler.meta.state;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.TreeSet;

/**
 * Series of which something could not be extracted, until their end in the queue is reached: so that none counts as
 * extracted, also if the service dies in between. Few at a time. One thread at a time.
 */
public final class FailedSeries {

    private final Path file;
    private final Set<String> folders;

    private FailedSeries(Path file, Set<String> folders) {
        this.file = file;
        this.folders = folders;
    }

    /**
     * Opens what an earlier run has left.
     *
     * @param folder where it is kept
     * @throws IOException if it cannot be read
     */
    public static FailedSeries open(Path folder) throws IOException {
        Path file = PrivateFiles.folder(folder).resolve("failed_series");
        try {
            return new FailedSeries(file, new TreeSet<>(Files.readAllLines(file, StandardCharsets.UTF_8)));
        } catch (NoSuchFileException e) {
            return new FailedSeries(file, new TreeSet<>());
        }
    }

    public boolean contains(String series) {
        return folders.contains(series);
    }

    /** @throws IOException if that cannot be written down */
    public void add(String series) throws IOException {
        if (folders.add(series)) {
            write();
        }
    }

    /** @throws IOException if that cannot be written down */
    public void remove(String series) throws IOException {
        if (folders.remove(series)) {
            write();
        }
    }

    private void write() throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".tmp");
        Files.deleteIfExists(beside);
        Files.write(PrivateFiles.newFile(beside), folders, StandardCharsets.UTF_8);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }
}

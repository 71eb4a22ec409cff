package org.niffler.dicom.file;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Makes files survive a power failure, before somebody writes down that they are there. */
public final class DurableFiles {

    private DurableFiles() {}

    /**
     * Forces the content of these files and their names to the disk.
     *
     * @throws ClosedByInterruptException if the thread is interrupted
     * @throws IOException if one of them is gone or the disk fails; the message names it
     */
    public static void force(Collection<Path> files) throws IOException {
        Set<Path> folders = new HashSet<>();
        for (Path file : files) {
            force(file, StandardOpenOption.WRITE);
            folders.add(file.getParent());
        }
        for (Path folder : folders) {
            force(folder, StandardOpenOption.READ);
        }
    }

    /** Forces the name of a file to the disk, and those of the folders above it up to the root. */
    static void forceNames(Path file, Path root) throws IOException {
        for (Path folder = file.getParent(); folder.startsWith(root); folder = folder.getParent()) {
            force(folder, StandardOpenOption.READ);
        }
    }

    private static void force(Path path, StandardOpenOption mode) throws IOException {
        try (FileChannel channel = FileChannel.open(path, mode)) {
            channel.force(true);
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException("cannot force " + path + " to the disk: " + e, e);
        }
    }
}

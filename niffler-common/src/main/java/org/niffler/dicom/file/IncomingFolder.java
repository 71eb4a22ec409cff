package org.niffler.dicom.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the files of one run are while they arrive: a folder of its own within the storage folder, hence on the same
 * file system as their final names, and nowhere a reader of the storage would look for images.
 *
 * <p>What a killed run left behind is removed by the next one. A lock tells the folders of living runs from those: the
 * operating system drops it with the process.
 */
final class IncomingFolder implements AutoCloseable {

    static final String NAME = ".niffler-incoming";

    private static final Logger LOG = LoggerFactory.getLogger(IncomingFolder.class);
    private static final String LOCK_FILE = "lock";

    /** A file lock excludes other processes only; this excludes the other runs of this one. */
    private static final Object THIS_PROCESS = new Object();

    private final Path folder;
    private final FileChannel lock;
    private final AtomicLong count = new AtomicLong();

    private IncomingFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static IncomingFolder createIn(Path storageFolder) throws IOException {
        Path parent = Files.createDirectories(storageFolder.resolve(NAME));
        synchronized (THIS_PROCESS) {
            // Nobody sweeps while a run has made its folder but does not hold its lock yet.
            try (FileChannel all = openLock(parent)) {
                all.lock();
                removeAbandoned(parent);
                Path folder =
                        Files.createDirectory(parent.resolve(UUID.randomUUID().toString()));
                FileChannel lock = openLock(folder);
                lock.lock();
                return new IncomingFolder(folder, lock);
            }
        }
    }

    private static FileChannel openLock(Path folder) throws IOException {
        return FileChannel.open(folder.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** A name that no other file of this run has. */
    Path next() {
        return folder.resolve(count.incrementAndGet() + ".part");
    }

    @Override
    public void close() throws IOException {
        lock.close();
        remove(folder);
    }

    private static void removeAbandoned(Path parent) throws IOException {
        try (DirectoryStream<Path> runs = Files.newDirectoryStream(parent, Files::isDirectory)) {
            for (Path run : runs) {
                if (isAbandoned(run)) {
                    LOG.info("removed {} incomplete files that an interrupted run left in {}", remove(run), run);
                }
            }
        }
    }

    private static boolean isAbandoned(Path run) throws IOException {
        try (FileChannel channel = openLock(run)) {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // a run of this process
        }
    }

    /** @return how many incomplete files there were */
    private static int remove(Path run) throws IOException {
        int parts = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(run, "*.part")) {
            for (Path file : files) {
                Files.deleteIfExists(file);
                parts++;
            }
        }
        Files.deleteIfExists(run.resolve(LOCK_FILE));
        Files.deleteIfExists(run);
        return parts;
    }
}

package org.niffler.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * Lets one run at a time work on something. The system holds the lock, so that it is free the moment its process is dead,
 * however it died; no file needs to be cleaned up, and none is deleted.
 *
 * <p>There are two files. POSIX drops all locks of a process on a file when the process closes <em>any</em> descriptor of
 * it (fcntl(2)), so a second try within the same process must never open the file whose lock counts between processes.
 * Hence {@code <name>.holder} is locked first, which the Java virtual machine refuses a second time whatever the system
 * thinks, and then {@code <name>}. The holder file says who holds the lock, and may be opened and closed by anyone.
 */
public final class RunLock implements Closeable {

    private static final JsonMapper JSON = new JsonMapper();

    private final RandomAccessFile holder;
    private final RandomAccessFile lock;

    private RunLock(RandomAccessFile holder, RandomAccessFile lock) {
        this.holder = holder;
        this.lock = lock;
    }

    /**
     * Takes the lock. Keep what this returns: the lock goes when nothing refers to it any more.
     *
     * @param file the lock's file, made if there is none; its folder must exist
     * @param what what the run does, for the message that refuses another run
     * @throws RunLockedException if another run holds it, in this process or another
     * @throws IOException if the lock cannot be made; the message says why and what to do
     */
    public static RunLock acquire(Path file, String what, Clock clock) throws IOException {
        Path holderFile = holderFile(file);
        try {
            RunLock taken = take(file, holderFile);
            taken.write(me(what, clock));
            return taken;
        } catch (OverlappingFileLockException heldInThisProcess) {
            throw new RunLockedException(file, read(holderFile));
        } catch (RunLockedException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(
                    "Cannot take the lock " + file + ": " + e.getMessage() + ". Check that its folder exists, that this"
                            + " user may write there, and that its file system has locks (some network shares do not).",
                    e);
        }
    }

    /** The file beside the lock's that says who holds it. */
    static Path holderFile(Path file) {
        return file.resolveSibling(file.getFileName() + ".holder");
    }

    private static RunLock take(Path file, Path holderFile) throws IOException {
        RandomAccessFile holder = lock(holderFile, file, holderFile);
        try {
            return new RunLock(holder, lock(file, file, holderFile));
        } catch (IOException | RuntimeException e) {
            holder.close();
            throw e;
        }
    }

    /** RandomAccessFile and not FileChannel, which would close, and so lose the lock, under an interrupted thread. */
    private static RandomAccessFile lock(Path file, Path lockFile, Path holderFile) throws IOException {
        RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw");
        try {
            // Behind any content, as Windows lets nobody read what is locked.
            if (open.getChannel().tryLock(Long.MAX_VALUE - 1, 1, false) == null) {
                throw new RunLockedException(lockFile, read(holderFile));
            }
            return open;
        } catch (IOException | RuntimeException e) {
            open.close();
            throw e;
        }
    }

    private static LockHolder me(String what, Clock clock) {
        return new LockHolder(ProcessHandle.current().pid(), host(), clock.instant(), what);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown host";
        }
    }

    private void write(LockHolder me) throws IOException {
        byte[] content = JSON.writeValueAsBytes(JSON.createObjectNode()
                .put("pid", me.pid())
                .put("host", me.host())
                .put("started", me.started().toString())
                .put("what", me.what()));
        try {
            holder.setLength(0);
            holder.write(content);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Empty if the holder has not written it, or has just gone. */
    private static Optional<LockHolder> read(Path holderFile) throws IOException {
        try {
            JsonNode holder = JSON.readTree(Files.readAllBytes(holderFile));
            return Optional.of(new LockHolder(
                    holder.path("pid").asLong(),
                    holder.path("host").asText(),
                    Instant.parse(holder.path("started").asText()),
                    holder.path("what").asText()));
        } catch (JsonProcessingException | DateTimeException notWrittenYet) {
            return Optional.empty();
        }
    }

    /** Gives the lock back; more than once does no harm. */
    @Override
    public void close() throws IOException {
        try (holder;
                lock) {
            if (holder.getChannel().isOpen()) {
                holder.setLength(0);
            }
        }
    }
}

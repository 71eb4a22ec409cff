package org.niffler.bench.images;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.niffler.testkit.process.ProgramRun;

/** Puts the machine into the same state before each measurement. */
public final class Quiet {

    private static final Duration SYNC_LIMIT = Duration.ofMinutes(5);

    private Quiet() {}

    /** What an earlier measurement left to be written must not be written in the next one's time. */
    public static void settle() {
        ProgramRun.run(List.of("sync"), Map.of(), SYNC_LIMIT);
    }

    /**
     * A virtual machine may get its memory from the host only when it first writes to it, and lose it again seconds after
     * it was freed; whoever comes first then pays ten times the price for the page cache. So we come first.
     *
     * @param file where as much is written as the batch takes; deleted at once
     */
    public static void claimMemory(Batch batch, Path file) throws IOException {
        claimMemory(batch.dataSetBytes(), file);
    }

    /** The same for a number of bytes. */
    public static void claimMemory(long bytes, Path file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long missing = bytes; missing > 0; missing -= buffer.capacity()) {
                channel.write(buffer.clear());
            }
        }
        Files.delete(file);
    }
}

package org.niffler.progress;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/**
 * Puts a whole journal in a file's place, or leaves the file as it was: written beside it, forced to disk, renamed over
 * it, and the rename forced to disk too.
 */
final class JournalRewrite {

    /** Below this many superseded records, reading them costs less than rewriting the file. */
    static final int WORTH_DROPPING = 1000;

    private final Path file;
    private final JournalFormat format;

    JournalRewrite(Path file, JournalFormat format) {
        this.file = file;
        this.format = format;
    }

    /** Whether at least half of the records, and not just a few, are superseded. */
    static boolean pays(JournalScan.Found found) {
        long superseded = found.records() - found.index().size();
        return superseded >= WORTH_DROPPING && superseded >= found.index().size();
    }

    /** A journal without records. */
    void empty() throws IOException {
        replace(out -> out.write(format.header()));
    }

    /** The last record of each key, in their order. */
    void compact(JournalFile journal, KeyIndex index) throws IOException {
        replace(out -> {
            out.write(format.header());
            for (long offset : index.offsetsInOrder()) {
                out.write(journal.lineAt(offset));
                out.write('\n');
            }
        });
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private void replace(Content content) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            try (FileOutputStream bytes = new FileOutputStream(beside.toFile());
                    OutputStream out = new BufferedOutputStream(bytes, 1 << 16)) {
                content.writeTo(out);
                out.flush();
                bytes.getFD().sync();
            }
            keepPermissions(beside);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder();
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** An administrator may have closed the file, which names patients, to others. */
    private void keepPermissions(Path beside) throws IOException {
        if (Files.exists(file) && isPosix()) {
            Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(file));
        }
    }

    private boolean isPosix() throws IOException {
        return Files.getFileStore(file.getParent()).supportsFileAttributeView(PosixFileAttributeView.class);
    }

    /** The new name is an entry of the folder, which has a cache of its own. Windows has no such call and no need. */
    private void forceFolder() throws IOException {
        if (isPosix()) {
            try (FileChannel entries = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
                entries.force(true);
            }
        }
    }
}

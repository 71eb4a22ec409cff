package org.niffler.meta.state;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.niffler.dicom.file.DurableFiles;

/**
 * A folder of instances whose header cannot be read, each with a text beside it that says why. Nothing here is deleted by
 * Niffler. Names carry nothing of the data set. Thread-safe.
 *
 * <p>The text is written first, so that no instance stands here without one whenever the process ends; a text that is left
 * alone by that is removed when the folder is opened. An instance that comes from another file system is copied, and its
 * source deleted last: if the process ends between the two it is kept twice, never lost.
 */
public final class Quarantine {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final String INSTANCE = ".dcm";
    private static final String REASON = ".reason.txt";
    private static final String PART = ".part";

    private final Path folder;
    private final AtomicLong count;

    private Quarantine(Path folder, long count) {
        this.folder = folder;
        this.count = new AtomicLong(count);
    }

    /**
     * Opens the folder, and removes what an interrupted {@link #keep} left.
     *
     * @param folder made if there is none; closed to other users
     */
    public static Quarantine open(Path folder) throws IOException {
        PrivateFiles.folder(folder);
        PrivateFiles.close(folder);
        List<Path> files;
        try (Stream<Path> names = Files.list(folder)) {
            files = names.toList();
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (name.endsWith(PART) || name.endsWith(REASON) && !Files.exists(folder.resolve(instanceOf(name)))) {
                Files.delete(file);
            }
        }
        return new Quarantine(
                folder,
                files.stream()
                        .filter(file -> file.toString().endsWith(INSTANCE))
                        .count());
    }

    private static String instanceOf(String reasonName) {
        return reasonName.substring(0, reasonName.length() - REASON.length());
    }

    /**
     * Moves an instance here.
     *
     * @param reason why, in words that quote nothing of the data set
     * @param callingAet who sent it; empty for a file found on disk
     * @param at when it was found unreadable
     * @return where it is now
     * @throws IOException if it cannot be moved, for example because the disk is full; it is where it was then
     */
    public Path keep(Path file, String reason, Optional<String> callingAet, Instant at) throws IOException {
        Path kept = folder.resolve(TIME.format(at) + "-" + UUID.randomUUID() + INSTANCE);
        Path text = folder.resolve(kept.getFileName() + REASON);
        try {
            Files.write(PrivateFiles.newFile(text), text(reason, callingAet, at).getBytes(StandardCharsets.UTF_8));
            move(file, kept);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(text);
            throw e;
        }
        count.incrementAndGet();
        return kept;
    }

    private static void move(Path file, Path kept) throws IOException {
        try {
            Files.move(file, kept, StandardCopyOption.ATOMIC_MOVE);
            PrivateFiles.close(kept);
        } catch (AtomicMoveNotSupportedException otherFileSystem) {
            copy(file, kept);
        }
    }

    private static void copy(Path file, Path kept) throws IOException {
        Path part = kept.resolveSibling(kept.getFileName() + PART);
        try {
            PrivateFiles.newFile(part);
            try (InputStream in = Files.newInputStream(file);
                    FileOutputStream out = new FileOutputStream(part.toFile())) {
                in.transferTo(out);
            }
            DurableFiles.force(List.of(part));
            Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE);
            DurableFiles.force(List.of(kept));
            Files.delete(file);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(part);
            // Its source is still there, and will come again.
            Files.deleteIfExists(kept);
            throw e;
        }
    }

    private static String text(String reason, Optional<String> callingAet, Instant at) {
        return """
                Reason:     %s
                Found:      %s
                Calling AE: %s

                The header of this instance cannot be read, so that its metadata are not in the store. It is kept until
                somebody deletes it. Look at it with a DICOM tool, such as dcmdump of DCMTK. If it is damaged, ask the
                sender to send it again, and delete both files here. If it is in order, tell the developers of Niffler
                the reason above.
                """.formatted(
                        oneLine(reason), at, callingAet.map(Quarantine::oneLine).orElse("none, it was found on disk"));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** How many instances are here: as many as were when the folder was opened, and those kept since. */
    public long count() {
        return count.get();
    }
}

package org.niffler.meta.retention;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.niffler.dicom.file.SeriesLayout;
import org.niffler.meta.series.InstanceChoice;
import org.niffler.meta.state.LeaseFolder;
import org.niffler.meta.state.SeriesRecords.Processed;

/** A storage folder with series in it, and all that a cleaner needs. It is always the same moment. */
final class TestStorage {

    static final Instant NOW = Instant.parse("2024-05-06T23:59:00Z");
    static final Duration QUIET = Duration.ofSeconds(60);
    static final int BYTES_OF_A_FILE = 100;

    final Path root;
    final ListedRecords records;
    final LeaseFolder leases;
    final TestStore store = new TestStore();
    final Set<String> arriving = new HashSet<>();
    final Set<String> queued = new HashSet<>();
    private Predicate<String> whenAskedForArriving = arriving::contains;

    TestStorage(Path folder) throws IOException {
        root = Files.createDirectories(folder.resolve("storage"));
        Path state = Files.createDirectories(folder.resolve("state"));
        records = new ListedRecords(state.resolve("records"));
        leases = LeaseFolder.open(state, clock());
    }

    private static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    void whenAskedForArriving(Predicate<String> answer) {
        whenAskedForArriving = answer;
    }

    StorageCleaner cleaner(RetentionPolicy policy) {
        return cleaner(policy, InstanceChoice.FIRST);
    }

    StorageCleaner cleaner(RetentionPolicy policy, InstanceChoice choice) {
        SeriesActivity activity = new SeriesActivity() {
            @Override
            public boolean isArriving(String folder) {
                return whenAskedForArriving.test(folder);
            }

            @Override
            public boolean isQueued(String folder) {
                return queued.contains(folder);
            }
        };
        return new StorageCleaner(
                new SeriesLayout(root, 3),
                records,
                leases,
                activity,
                store,
                new CleaningRules(policy, QUIET, choice),
                clock());
    }

    CleaningResult clean() {
        return cleaner(new RetentionPolicy.Everything()).clean();
    }

    /** Three files that came so long ago, and were extracted a minute later. */
    String extracted(String folder, Duration age) throws IOException {
        String name = present(folder, age);
        markExtracted(name, age.minusMinutes(1));
        return name;
    }

    /** Three files that nobody has extracted. */
    String present(String folder, Duration age) throws IOException {
        for (int file = 1; file <= 3; file++) {
            write(folder + "/" + file + ".dcm", age);
        }
        return folder;
    }

    void markExtracted(String folder, Duration ago) throws IOException {
        String uid = folder.substring(folder.lastIndexOf('/') + 1);
        records.markProcessed(new Processed(folder, uid, 3, NOW.minus(ago)));
    }

    Path write(String file, Duration age) {
        FileTime time = FileTime.from(NOW.minus(age));
        try {
            Path path = root.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, (file + " ".repeat(BYTES_OF_A_FILE)).substring(0, BYTES_OF_A_FILE));
            Files.setLastModifiedTime(path, time);
            Files.setLastModifiedTime(path.getParent(), time);
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All files by their path in the storage folder. */
    List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> !Files.isDirectory(file))
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    /** All that is directly in the storage folder. */
    List<String> top() throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}

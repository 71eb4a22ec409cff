package org.niffler.testkit.pacs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.io.ImageInputStream;

/** The files of a folder, known by their headers. */
final class Archive {

    private final Path folder;
    private final List<StoredFile> files = new CopyOnWriteArrayList<>();

    Archive(Path folder) {
        this.folder = folder;
        try (Stream<Path> found = Files.walk(folder)) {
            // Sorted, so that the order in which instances are sent is the same on every machine.
            files.addAll(found.filter(Files::isRegularFile)
                    .sorted()
                    .map(Archive::read)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    void add(Path file) {
        files.add(read(file));
    }

    List<StoredFile> matching(Predicate<Attributes> query) {
        return files.stream().filter(file -> query.test(file.header())).toList();
    }

    long count(Predicate<StoredFile> condition) {
        return files.stream().filter(condition).count();
    }

    List<StoredFile> all() {
        return List.copyOf(files);
    }

    static StoredFile read(Path file) {
        try (ImageInputStream in = new ImageInputStream(file.toFile())) {
            Attributes meta = in.readFileMetaInformation();
            long offset = in.getPosition();
            in.setIncludeBulkData(ImageInputStream.IncludeBulkData.NO);
            return new StoredFile(
                    in.readDataset(-1, Tag.PixelData), meta.getString(Tag.TransferSyntaxUID), file, offset);
        } catch (IOException e) {
            throw new UncheckedIOException("not a file for the test PACS: " + file, e);
        }
    }
}

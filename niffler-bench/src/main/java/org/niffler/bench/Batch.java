package org.niffler.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;

/**
 * Instances of one size, in as many folders as there are associations to send them on.
 *
 * @param size what the tables call it
 * @param bytes all files together
 */
record Batch(String size, int instances, long bytes, List<Path> folders) {

    /** CT images with {@code side * side} pixels. */
    static Batch make(Path parent, String size, int side, int instances, int associations) {
        List<Path> folders = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < associations; i++) {
            Path folder = parent.resolve(size.replace(' ', '-') + "-" + associations + "-" + i);
            for (WrittenInstance instance : SyntheticStudy.ct("BENCH" + i)
                    .description(size)
                    .size(side, side)
                    .instances(instances / associations)
                    .writeTo(folder)
                    .instances()) {
                bytes += sizeOf(instance.file());
            }
            folders.add(folder);
        }
        return new Batch(size, instances / associations * associations, bytes, folders);
    }

    int associations() {
        return folders.size();
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.niffler.bench.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.io.ImageOutputStream;

/**
 * A folder of series that is to be scanned, laid out as a storage folder: patient, study, series.
 *
 * @param series how many there are in it
 * @param instances of each
 */
public record Archive(Path folder, int series, int instances) {

    private static final long SEED = 20260102;

    /**
     * Makes it, unless it is there from an earlier run.
     *
     * @throws IOException if it cannot be written, or holds another number of files
     */
    public static Archive in(Path folder, int series, int instances) throws IOException {
        if (!Files.isDirectory(folder)) {
            Path making = folder.resolveSibling(folder.getFileName() + ".making");
            if (Files.exists(making)) {
                Folders.delete(making);
            }
            make(making, series, instances);
            Files.move(making, folder);
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            long files = paths.filter(Files::isRegularFile).count();
            if (files != (long) series * instances) {
                throw new IOException(folder + " has " + files + " files, not " + series + " series of " + instances
                        + ". Name another folder, or delete it.");
            }
        }
        return new Archive(folder, series, instances);
    }

    private static void make(Path folder, int series, int instances) throws IOException {
        Random random = new Random(SEED);
        for (int number = 1; number <= series; number++) {
            for (int instance = 1; instance <= instances; instance++) {
                InstanceUids uids = InstanceUids.of("7", number, instance);
                Attributes image = Corpus.image(uids, number, instance, random);
                Path ofSeries = Files.createDirectories(folder.resolve(String.format("BENCH%07d", number))
                        .resolve(uids.study())
                        .resolve(uids.series()));
                Path file = ofSeries.resolve(uids.instance() + ".dcm");
                try (ImageOutputStream out =
                        new ImageOutputStream(Files.newOutputStream(file), UID.ExplicitVRLittleEndian)) {
                    out.writeDataset(image.createFileMetaInformation(UID.ExplicitVRLittleEndian), image);
                }
            }
        }
    }
}

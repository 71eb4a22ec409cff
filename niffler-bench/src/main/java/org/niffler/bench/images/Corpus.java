package org.niffler.bench.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/**
 * Series in memory, to be sent again and again under other UIDs.
 *
 * @param series each with its instances, in their order
 * @param label what they are, for a table
 */
public record Corpus(List<List<InstanceTemplate>> series, String label) {

    /** The sender has its memory for other things, too. */
    private static final long MOST_BYTES = 1L << 30;

    private static final long SEED = 20260101;
    private static final int SIDE = 512;

    public Corpus {
        series = List.copyOf(series);
    }

    /**
     * The DICOM files in a folder, by series.
     *
     * @throws IOException if there is none, or more than a gigabyte of them
     */
    public static Corpus in(Path folder) throws IOException {
        Map<String, List<InstanceTemplate>> bySeries = new TreeMap<>();
        long bytes = 0;
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path file : paths.filter(Files::isRegularFile).sorted().toList()) {
                InstanceTemplate template = readOrNull(file);
                if (template != null) {
                    bySeries.computeIfAbsent(template.seriesInstanceUid(), uid -> new ArrayList<>())
                            .add(template);
                    bytes += template.tailBytes();
                }
                if (bytes > MOST_BYTES) {
                    throw new IOException("There is more than 1 GiB of DICOM files in " + folder
                            + "; it is held in memory. Name a folder with less.");
                }
            }
        }
        if (bySeries.isEmpty()) {
            throw new IOException("There is no DICOM file in " + folder + ".");
        }
        bySeries.values().forEach(list -> list.sort(Comparator.comparing(template -> template.instanceNumberOr(0))));
        int instances = bySeries.values().stream().mapToInt(List::size).sum();
        return new Corpus(
                List.copyOf(bySeries.values()),
                bySeries.size() + " real series of " + instances + " instances, "
                        + Math.round(bytes / 1000.0 / instances) + " KB on average");
    }

    /** One series of CTs of 512x512 with noise for pixels. */
    public static Corpus drawn(int instances) throws IOException {
        List<InstanceTemplate> series = new ArrayList<>();
        Random random = new Random(SEED);
        for (int instance = 1; instance <= instances; instance++) {
            series.add(InstanceTemplate.of(image(InstanceUids.of("1", 1, instance), 1, instance, random)));
        }
        return new Corpus(List.of(series), "drawn CTs of 512x512, " + instances + " a series");
    }

    static Attributes image(InstanceUids uids, long series, int instance, Random random) {
        Attributes image = CtHeader.of(uids, series, instance);
        byte[] pixels = new byte[SIDE * SIDE * 2];
        random.nextBytes(pixels);
        IntStream.iterate(1, i -> i < pixels.length, i -> i + 2).forEach(i -> pixels[i] &= 0x0F); // 12 bits
        image.setInt(Tag.Rows, VR.US, SIDE);
        image.setInt(Tag.Columns, VR.US, SIDE);
        image.setBytes(Tag.PixelData, VR.OW, pixels);
        return image;
    }

    /** Null for what is no DICOM file that can be sent, as in any archive there may be. */
    private static InstanceTemplate readOrNull(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            return InstanceTemplate.read(bytes);
        } catch (IOException | RuntimeException e) {
            return null; // Boundary to the toolkit, which may throw anything.
        }
    }
}

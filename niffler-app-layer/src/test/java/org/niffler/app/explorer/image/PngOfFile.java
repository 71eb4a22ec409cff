package org.niffler.app.explorer.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.niffler.deid.DeidentificationPolicy;
import org.niffler.deid.Pseudonymizer;
import org.niffler.png.convert.ConversionOptions;
import org.niffler.png.convert.FlattenedTo;
import org.niffler.png.convert.FrameSelection;
import org.niffler.png.convert.Naming;
import org.niffler.png.convert.PngExtraction;
import org.niffler.png.convert.Shard;
import org.niffler.png.encode.PngEncoder;
import org.niffler.png.encode.PngOptions;
import org.niffler.png.image.RenderOptions;
import org.niffler.png.image.Scaling;
import org.niffler.png.table.HeaderSelection;

/** What png-extraction makes of a file. */
final class PngOfFile {

    private PngOfFile() {}

    /**
     * The pictures of its frames, in their order.
     *
     * @param work a folder that does not exist yet
     */
    static List<BufferedImage> pictures(Path dicom, Path work) throws IOException, InterruptedException {
        Path in = Files.createDirectories(work.resolve("in"));
        Files.copy(dicom, in.resolve("image.dcm"));
        ConversionOptions options = new ConversionOptions(
                new ConversionOptions.Input(in, -1, Shard.WHOLE),
                new ConversionOptions.Painting(
                        true,
                        FlattenedTo.PATIENT,
                        new FrameSelection.All(),
                        new RenderOptions(Scaling.WINDOW, 8, false),
                        1),
                new ConversionOptions.Identity(Naming.SHA224, DeidentificationPolicy.basic(), false, true),
                new ConversionOptions.Headers(HeaderSelection.withPrivateOnes(), 1000, false, 1),
                new ConversionOptions.Output(work.resolve("out"), Optional.empty(), false, false),
                1);
        new PngExtraction(level -> new PngEncoder(new PngOptions(level, "")), Clock.systemUTC())
                .run(options, Pseudonymizer.sha224(), done -> {});
        try (Stream<Path> files = Files.walk(work.resolve("out"))) {
            return files.filter(file -> file.toString().endsWith(".png"))
                    .sorted()
                    .map(PngOfFile::read)
                    .toList();
        }
    }

    private static BufferedImage read(Path png) {
        try {
            return ImageSite.decoded(Files.readAllBytes(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

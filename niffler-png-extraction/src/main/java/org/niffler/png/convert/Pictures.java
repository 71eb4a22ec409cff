package org.niffler.png.convert;

import java.io.IOException;
import java.nio.file.Path;
import java.util.PrimitiveIterator;
import java.util.function.BiConsumer;
import org.niffler.dicom.file.DicomInstance;
import org.niffler.png.codec.FrameReader;
import org.niffler.png.encode.PngEncoder;
import org.niffler.png.image.FrameAttributes;
import org.niffler.png.image.ImagePixel;
import org.niffler.png.image.RenderOptions;
import org.niffler.png.image.Rendered;
import org.niffler.png.image.Renderer;
import org.niffler.png.image.SampleRange;
import org.niffler.png.image.UndecodableException;
import org.niffler.png.image.UnusableImageException;
import org.niffler.png.table.PngFile;

/** Makes the pictures of an image: decodes, renders, encodes and writes a frame at a time. */
final class Pictures {

    private final FrameSelection frames;
    private final RenderOptions rendering;
    private final PngEncoder encoder;
    private final PngFolder folder;
    private final Renderer renderer = new Renderer();

    Pictures(FrameSelection frames, RenderOptions rendering, PngEncoder encoder, PngFolder folder) {
        this.frames = frames;
        this.rendering = rendering;
        this.encoder = encoder;
        this.folder = folder;
    }

    /**
     * Writes the chosen frames of an image.
     *
     * @param name where, without number and ending
     * @param written told of each picture as soon as it is there
     * @throws UndecodableException if a frame cannot be decoded; those before it are written
     * @throws OutputException if a picture cannot be written
     * @throws IOException if the file cannot be read
     */
    void paint(DicomInstance instance, String name, BiConsumer<PngFile, Path> written)
            throws IOException, UndecodableException, UnusableImageException {
        try (FrameReader reader = FrameReader.open(instance)) {
            PrimitiveIterator.OfInt chosen = frames.of(reader.frames()).iterator();
            while (chosen.hasNext()) {
                int frame = chosen.nextInt();
                Rendered rendered = render(instance, reader, frame);
                String path = name + (reader.frames() > 1 ? "_" + (frame + 1) : "") + ".png";
                Path file = write(path, rendered);
                written.accept(new PngFile(frame + 1, path, rendered.note().orElse("")), file);
            }
        }
    }

    private Rendered render(DicomInstance instance, FrameReader reader, int frame)
            throws IOException, UndecodableException, UnusableImageException {
        ImagePixel image = reader.image();
        return renderer.render(
                reader.read(frame), FrameAttributes.of(instance.dataSet(), frame), SampleRange.of(image), rendering);
    }

    private Path write(String path, Rendered rendered) throws OutputException {
        try {
            return folder.write(path, out -> encoder.write(rendered.picture(), out));
        } catch (IOException e) {
            throw new OutputException("a picture cannot be written into the output folder: " + e.getMessage(), e);
        }
    }
}

package org.niffler.png.convert;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.file.DicomFile;
import org.niffler.dicom.file.DicomInstance;
import org.niffler.dicom.file.NotDicomException;
import org.niffler.dicom.file.PixelData;
import org.niffler.png.codec.FrameReader;
import org.niffler.png.image.ImagePixel;
import org.niffler.png.image.UndecodableException;

/** Looks at the headers of all files, decodes and writes nothing, and says what a conversion would make. */
public final class DryRun {

    private final ConversionOptions options;

    /**
     * What it found.
     *
     * @param byModality files with an image, by modality
     * @param bySyntax files with an image, by the UID of their transfer syntax
     * @param bytes of the pictures before they are compressed
     * @param unreadable folders and files that cannot be read, or are broken
     */
    public record Found(
            long files,
            long notDicom,
            long withoutImage,
            long heldBack,
            long pictures,
            Map<String, Long> byModality,
            Map<String, Long> bySyntax,
            long bytes,
            List<InputFile> unreadable) {}

    public DryRun(ConversionOptions options) {
        this.options = options;
    }

    /** @param looked told of each file */
    public Found run(Consumer<InputFile> looked) {
        return new Tally(looked).run();
    }

    private final class Tally {

        private final Consumer<InputFile> looked;
        private final Map<String, Long> byModality = new TreeMap<>();
        private final Map<String, Long> bySyntax = new TreeMap<>();
        private final List<InputFile> unreadable = new ArrayList<>();
        private long files;
        private long notDicom;
        private long withoutImage;
        private long heldBack;
        private long pictures;
        private long bytes;

        Tally(Consumer<InputFile> looked) {
            this.looked = looked;
        }

        Found run() {
            new Inputs(options, unreadable::add).stream().forEach(file -> {
                files++;
                look(file);
                looked.accept(file);
            });
            return new Found(
                    files, notDicom, withoutImage, heldBack, pictures, byModality, bySyntax, bytes, unreadable);
        }

        private void look(InputFile file) {
            try {
                DicomInstance instance = DicomFile.read(file.path());
                if (instance.pixelData() instanceof PixelData.Absent) {
                    withoutImage++;
                } else if (options.identity().suspicion(instance).isPresent()) {
                    heldBack++;
                } else {
                    count(instance);
                }
            } catch (NotDicomException e) {
                notDicom++;
            } catch (IOException | UndecodableException e) {
                unreadable.add(file);
            }
        }

        private void count(DicomInstance instance) throws UndecodableException {
            ImagePixel image = FrameReader.imageOf(instance);
            long chosen = options.painting().frames().of(image.frames()).count();
            byModality.merge(instance.dataSet().text(DicomTag.MODALITY).orElse("(none)"), 1L, Long::sum);
            bySyntax.merge(instance.transferSyntaxUid(), 1L, Long::sum);
            pictures += chosen;
            int bytesPerSample = image.samplesPerPixel() == 1
                    ? options.painting().rendering().bitDepth() / 8
                    : 1;
            bytes += chosen * image.rows() * image.columns() * image.samplesPerPixel() * bytesPerSample;
        }
    }
}

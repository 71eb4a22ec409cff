package org.niffler.app.explorer.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.niffler.app.explorer.http.Refusal;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.file.DicomFile;
import org.niffler.dicom.file.DicomInstance;
import org.niffler.png.codec.FrameReader;
import org.niffler.png.encode.PngEncoder;
import org.niffler.png.image.FrameAttributes;
import org.niffler.png.image.GreyValues;
import org.niffler.png.image.ImagePixel;
import org.niffler.png.image.Picture;
import org.niffler.png.image.RenderOptions;
import org.niffler.png.image.Renderer;
import org.niffler.png.image.SampleRange;
import org.niffler.png.image.Scaling;
import org.niffler.png.image.UndecodableException;
import org.niffler.png.image.UnusableImageException;

/** Makes pictures of files with the code of png-extraction, and reads what viewers have to know of them. */
final class PictureMaker {

    private static final RenderOptions AS_A_WORKSTATION = new RenderOptions(Scaling.WINDOW, Byte.SIZE, false);

    private final Renderer renderer = new Renderer();
    private final HeldBack heldBack;
    private final PngEncoder encoder;
    private final long mostPixels;

    /** @param mostPixels of a frame that is decoded */
    PictureMaker(HeldBack heldBack, PngEncoder encoder, long mostPixels) {
        this.heldBack = heldBack;
        this.encoder = encoder;
        this.mostPixels = mostPixels;
    }

    /** @throws Refusal if the file cannot be decoded, is gone, is held back, or has no such frame */
    PngPicture make(Path file, WantedPicture wanted) {
        return FileReading.of(() -> {
            DicomInstance instance = DicomFile.read(file);
            heldBack.reason(instance).ifPresent(PictureMaker::refuse);
            return new PngPicture(encoded(picture(instance, wanted)), sopInstanceUid(instance));
        });
    }

    private Picture picture(DicomInstance instance, WantedPicture wanted)
            throws IOException, UndecodableException, UnusableImageException {
        tooLarge(FrameReader.imageOf(instance)).ifPresent(PictureMaker::refuse);
        try (FrameReader reader = FrameReader.open(instance)) {
            int frame = wanted.frame().orElse(middle(reader.frames())) - 1;
            if (frame < 0 || frame >= reader.frames()) {
                throw new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "There is no such frame: the image has " + reader.frames() + ", counted from 1.");
            }
            FrameAttributes own = FrameAttributes.of(instance.dataSet(), frame);
            FrameAttributes attributes = wanted.window().map(own::with).orElse(own);
            Picture whole = renderer.render(
                            reader.read(frame), attributes, SampleRange.of(reader.image()), AS_A_WORKSTATION)
                    .picture();
            return wanted.side().isPresent() ? Shrinking.to(wanted.side().getAsInt(), whole) : whole;
        }
    }

    /** From 1. */
    private static int middle(int frames) {
        return (frames + 1) / 2;
    }

    private byte[] encoded(Picture picture) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        encoder.write(picture, png);
        return png.toByteArray();
    }

    /** @throws Refusal if the file cannot be read, is gone, or does not say how its pixels are laid out */
    ImageFacts facts(Path file) {
        return FileReading.of(() -> {
            DicomInstance instance = DicomFile.read(file);
            ImagePixel image = FrameReader.imageOf(instance);
            Optional<String> held = heldBack.reason(instance).or(() -> tooLarge(image));
            return new ImageFacts(
                    sopInstanceUid(instance),
                    instance.dataSet().integer(DicomTag.INSTANCE_NUMBER),
                    instance.dataSet().text(DicomTag.MODALITY),
                    instance.transferSyntaxUid(),
                    image,
                    held.isPresent() || !image.photometric().isMonochrome() ? Optional.empty() : values(instance),
                    held);
        });
    }

    /** Of a first frame that cannot be decoded there are none; whoever asks for its picture is told why. */
    private static Optional<GreyValues> values(DicomInstance instance) {
        try {
            return FileReading.of(() -> {
                try (FrameReader reader = FrameReader.open(instance)) {
                    return GreyValues.of(
                            reader.read(0), FrameAttributes.of(instance.dataSet(), 0), SampleRange.of(reader.image()));
                }
            });
        } catch (Refusal e) {
            return Optional.empty();
        }
    }

    private Optional<String> tooLarge(ImagePixel image) {
        return (long) image.rows() * image.columns() <= mostPixels
                ? Optional.empty()
                : Optional.of(
                        ("The image has %d x %d pixels, more than the %d that the explorer decodes. Convert it with"
                                        + " png-extraction.")
                                .formatted(image.columns(), image.rows(), mostPixels));
    }

    private static void refuse(String why) {
        throw new Refusal(Refusal.Kind.UNUSABLE, why);
    }

    private static String sopInstanceUid(DicomInstance instance) {
        return instance.dataSet().text(DicomTag.SOP_INSTANCE_UID).orElse("");
    }
}

package org.niffler.png.codec;

import java.io.Closeable;
import java.io.IOException;
import java.util.function.Predicate;
import org.niffler.dicom.file.DicomInstance;
import org.niffler.dicom.file.FileBytes;
import org.niffler.dicom.file.PixelData;
import org.niffler.png.image.Frame;
import org.niffler.png.image.ImagePixel;
import org.niffler.png.image.UndecodableException;

/**
 * Reads the frames of one instance, one at a time: memory holds no more than the frame asked for, encoded and decoded. Not
 * for several threads at once.
 */
public final class FrameReader implements Closeable {

    private static final String RLE = "1.2.840.10008.1.2.5";
    private static final String DEFLATED_FRAMES = "1.2.840.10008.1.2.8.1";
    private static final String ENCAPSULATED_UNCOMPRESSED = "1.2.840.10008.1.2.1.98";

    private final ImagePixel image;
    private final FileBytes bytes;
    private final FrameSource source;
    private final FrameDecoder decoder;

    private FrameReader(ImagePixel image, FileBytes bytes, FrameSource source, FrameDecoder decoder) {
        this.image = image;
        this.bytes = bytes;
        this.source = source;
        this.decoder = decoder;
    }

    /**
     * Opens the pixel data.
     *
     * @throws UndecodableException if the instance has none, or says of it what cannot be
     * @throws IOException if the file cannot be read
     */
    public static FrameReader open(DicomInstance instance) throws UndecodableException, IOException {
        // Not before it is needed: to unpack and load the library takes a tenth of a second.
        StreamCodec whenNeeded =
                (codestream, header, ybrToRgb) -> OpenCvCodec.instance().decode(codestream, header, ybrToRgb);
        return open(instance, new Codecs(whenNeeded));
    }

    /**
     * What an instance says of its pixels, which may be integers or floating point values.
     *
     * @throws UndecodableException if it says what cannot be
     */
    public static ImagePixel imageOf(DicomInstance instance) throws UndecodableException {
        int floatingPointBits =
                instance.pixelData() instanceof PixelData.Native pixels ? pixels.floatingPointBits() : 0;
        return floatingPointBits > 0
                ? ImagePixel.ofFloatingPoint(instance.dataSet(), floatingPointBits)
                : ImagePixel.of(instance.dataSet());
    }

    static FrameReader open(DicomInstance instance, StreamCodec codec) throws UndecodableException, IOException {
        PixelData pixels = instance.pixelData();
        if (pixels instanceof PixelData.Absent) {
            throw Failures.missing("PixelData (7FE0,0010) is missing");
        }
        ImagePixel image = imageOf(instance);
        FileBytes bytes = instance.openPixelBytes();
        try {
            if (pixels instanceof PixelData.Native uncompressed) {
                return ofNative(image, bytes, uncompressed);
            }
            return ofFragments(image, bytes, (PixelData.Encapsulated) pixels, instance.transferSyntaxUid(), codec);
        } catch (UndecodableException | IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    private static FrameReader ofNative(ImagePixel image, FileBytes bytes, PixelData.Native pixels)
            throws UndecodableException {
        FrameLayout layout = FrameLayout.of(image, pixels.declaredLength());
        boolean floats = pixels.floatingPointBits() > 0;
        return new FrameReader(
                image,
                bytes,
                new NativeFrameSource(bytes, pixels, layout),
                floats ? new FloatDecoder(image) : new UncompressedDecoder(layout));
    }

    private static FrameReader ofFragments(
            ImagePixel image,
            FileBytes bytes,
            PixelData.Encapsulated pixels,
            String transferSyntaxUid,
            StreamCodec codec)
            throws UndecodableException, IOException {
        if (pixels.fragments().isEmpty()) {
            throw Failures.decoder("the pixel data is empty: it has no fragment");
        }
        byte[] head = FragmentSource.head(bytes, pixels.fragments().get(0));
        FrameDecoder decoder = decoder(image, transferSyntaxUid, head, codec);
        Predicate<byte[]> begins =
                switch (transferSyntaxUid) {
                    case RLE -> RleDecoder::startsIn;
                    case DEFLATED_FRAMES, ENCAPSULATED_UNCOMPRESSED -> any -> true;
                    default -> Codestreams::startsIn;
                };
        return new FrameReader(image, bytes, FragmentSource.of(bytes, pixels, image.frames(), begins), decoder);
    }

    /** By the transfer syntax where only that can tell, by the codestream where it tells itself. */
    private static FrameDecoder decoder(ImagePixel image, String transferSyntaxUid, byte[] head, StreamCodec codec)
            throws UndecodableException {
        return switch (transferSyntaxUid) {
            case RLE -> new RleDecoder(image);
            case DEFLATED_FRAMES -> new DeflatedDecoder(image);
            case ENCAPSULATED_UNCOMPRESSED -> new UncompressedDecoder(FrameLayout.full(image));
            default -> {
                if (!Codestreams.startsIn(head)) {
                    throw Failures.decoder(
                            "%s is not supported, or its pixel data is damaged", named(transferSyntaxUid));
                }
                yield new CodestreamDecoder(image, codec);
            }
        };
    }

    /** Where the UID should be may stand anything. */
    private static String named(String transferSyntaxUid) {
        return transferSyntaxUid.matches("[0-9.]{1,64}")
                ? "transfer syntax " + transferSyntaxUid
                : "the transfer syntax";
    }

    public ImagePixel image() {
        return image;
    }

    /** How many frames the image says it has; the file may have fewer. */
    public int frames() {
        return image.frames();
    }

    /**
     * Reads one frame.
     *
     * @param frame from 0
     * @throws UndecodableException if this frame is cut, missing or damaged; others may be whole
     * @throws IOException if the file cannot be read
     */
    public Frame read(int frame) throws UndecodableException, IOException {
        if (frame < 0 || frame >= image.frames()) {
            throw new IndexOutOfBoundsException("frame " + frame + " of " + image.frames());
        }
        return decoder.decode(source.read(frame));
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}

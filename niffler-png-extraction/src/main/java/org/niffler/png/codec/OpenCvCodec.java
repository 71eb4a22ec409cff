package org.niffler.png.codec;

import java.util.Optional;
import org.niffler.png.image.UndecodableException;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgcodecs.Imgcodecs;

/** The native decoders. They see only what was checked before ({@link CodestreamDecoder}). */
final class OpenCvCodec implements StreamCodec {

    private final Optional<String> unavailable;

    private OpenCvCodec(Optional<String> unavailable) {
        this.unavailable = unavailable;
    }

    /** Loads the library on first use, once in the life of the process; where there is none, decoding says so. */
    static StreamCodec instance() {
        return Loaded.CODEC;
    }

    private static final class Loaded {
        private static final StreamCodec CODEC =
                new OpenCvCodec(NativeLibrary.ofThisMachine().load());
    }

    static StreamCodec loadedFrom(NativeLibrary library) {
        return new OpenCvCodec(library.load());
    }

    @Override
    public DecodedSamples decode(byte[] codestream, CodestreamHeader header, boolean ybrToRgb)
            throws UndecodableException {
        if (unavailable.isPresent()) {
            throw Failures.decoder("%s", unavailable.get());
        }
        Mat encoded = new Mat(1, codestream.length, CvType.CV_8UC1);
        try {
            encoded.put(0, 0, codestream);
            return decode(encoded, header, ybrToRgb);
        } catch (CvException e) {
            // Boundary to native code: its message holds places in its source, nothing for a user.
            throw Failures.decoder(e, "the " + header.kind() + " codestream is damaged: the decoder refuses it");
        } finally {
            encoded.release();
        }
    }

    private static DecodedSamples decode(Mat encoded, CodestreamHeader header, boolean ybrToRgb)
            throws UndecodableException {
        int flags = ybrToRgb ? Imgcodecs.DICOM_FLAG_YBR : Imgcodecs.DICOM_FLAG_UNSIGNED;
        Mat decoded = Imgcodecs.dicomJpgMatRead(encoded, flags, Imgcodecs.IMREAD_UNCHANGED);
        try {
            if (decoded == null || decoded.empty()) {
                throw Failures.decoder("the %s codestream is damaged: nothing comes out of it", header.kind());
            }
            return new DecodedSamples(
                    decoded.cols(), decoded.rows(), decoded.channels(), data(decoded), decoded.channels() == 3);
        } finally {
            if (decoded != null) {
                decoded.release();
            }
        }
    }

    private static Object data(Mat decoded) throws UndecodableException {
        int samples = Math.toIntExact(decoded.total() * decoded.channels());
        switch (decoded.depth()) {
            case CvType.CV_8U, CvType.CV_8S -> {
                byte[] data = new byte[samples];
                decoded.get(0, 0, data);
                return data;
            }
            case CvType.CV_16U, CvType.CV_16S -> {
                short[] data = new short[samples];
                decoded.get(0, 0, data);
                return data;
            }
            default -> throw Failures.decoder("the decoder gives samples of more than 16 bits, which is not supported");
        }
    }
}

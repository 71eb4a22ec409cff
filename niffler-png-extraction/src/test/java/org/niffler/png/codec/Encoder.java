package org.niffler.png.codec;

import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfInt;
import org.opencv.imgcodecs.Imgcodecs;

/** Compresses small images with the native library's encoders. */
final class Encoder {

    private static final int LOSSLESS_PROCESS =
            4; // of its JPEG modes: baseline, sequential, spectral, progressive, lossless

    private Encoder() {}

    static byte[] jpegLossless(int columns, int rows, int bits, short... values) {
        int[] parameters = parameters(columns, rows, Imgcodecs.DICOM_CP_JPG, 1, bits);
        parameters[Imgcodecs.DICOM_PARAM_JPEG_MODE] = LOSSLESS_PROCESS;
        parameters[Imgcodecs.DICOM_PARAM_JPEG_PREDICTION] = 1;
        return encode(grey(columns, rows, values), parameters);
    }

    static byte[] jpegLs(int columns, int rows, int bits, short... values) {
        return encode(grey(columns, rows, values), parameters(columns, rows, Imgcodecs.DICOM_CP_JPLS, 1, bits));
    }

    static byte[] jpeg2000(int columns, int rows, int bits, short... values) {
        return encode(grey(columns, rows, values), parameters(columns, rows, Imgcodecs.DICOM_CP_J2K, 1, bits));
    }

    private static Mat grey(int columns, int rows, short... values) {
        OpenCvCodec.instance();
        Mat image = new Mat(rows, columns, CvType.CV_16UC1);
        image.put(0, 0, values);
        return image;
    }

    private static int[] parameters(int columns, int rows, int compression, int components, int bits) {
        int[] parameters = new int[16];
        parameters[Imgcodecs.DICOM_PARAM_IMREAD] = Imgcodecs.IMREAD_UNCHANGED;
        parameters[Imgcodecs.DICOM_PARAM_WIDTH] = columns;
        parameters[Imgcodecs.DICOM_PARAM_HEIGHT] = rows;
        parameters[Imgcodecs.DICOM_PARAM_COMPRESSION] = compression;
        parameters[Imgcodecs.DICOM_PARAM_COMPONENTS] = components;
        parameters[Imgcodecs.DICOM_PARAM_BITS_PER_SAMPLE] = bits;
        parameters[Imgcodecs.DICOM_PARAM_INTERLEAVE_MODE] = 2;
        parameters[Imgcodecs.DICOM_PARAM_COLOR_MODEL] = 2; // MONOCHROME2
        return parameters;
    }

    private static byte[] encode(Mat image, int... parameters) {
        Mat encoded = Imgcodecs.dicomJpgWrite(image, new MatOfInt(parameters), "");
        byte[] bytes = new byte[(int) (encoded.total() * encoded.elemSize())];
        encoded.get(0, 0, bytes);
        return bytes;
    }
}

package org.niffler.testkit.demo;

import java.util.Random;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/** Makes an image an ultrasound one: a fan with a chamber in it, of 8 bits, in colour or as a cine loop. */
final class DemoUltrasound {

    static final int CINE_FRAMES = 8;

    private static final double HALF_ANGLE = Math.toRadians(42);
    private static final double DEPTH = 0.94;

    private DemoUltrasound() {}

    /** RGB (PS3.3 C.7.6.3.1.2), with flow in the chamber: red towards the probe, blue away from it. */
    static void colour(Attributes image) {
        become(UID.UltrasoundImageStorage, image);
        image.setInt(Tag.SamplesPerPixel, VR.US, 3);
        image.setString(Tag.PhotometricInterpretation, VR.CS, "RGB");
        image.setInt(Tag.PlanarConfiguration, VR.US, 0);
        image.setBytes(Tag.PixelData, VR.OB, pixels(image, 1, 3));
    }

    /** Grey, of several frames (PS3.3 C.7.6.6); the chamber beats. */
    static void cine(Attributes image) {
        become(UID.UltrasoundMultiFrameImageStorage, image);
        image.setInt(Tag.NumberOfFrames, VR.IS, CINE_FRAMES);
        image.setInt(Tag.FrameIncrementPointer, VR.AT, Tag.FrameTime);
        image.setString(Tag.FrameTime, VR.DS, "100");
        image.setBytes(Tag.PixelData, VR.OB, pixels(image, CINE_FRAMES, 1));
    }

    private static void become(String sopClassUid, Attributes image) {
        for (int tag : new int[] {
            Tag.ScanningSequence,
            Tag.SequenceVariant,
            Tag.ScanOptions,
            Tag.MRAcquisitionType,
            Tag.RepetitionTime,
            Tag.EchoTime,
            Tag.FrameOfReferenceUID,
            Tag.ImagePositionPatient,
            Tag.ImageOrientationPatient,
            Tag.PixelSpacing
        }) {
            image.remove(tag);
        }
        image.setString(Tag.SOPClassUID, VR.UI, sopClassUid);
        image.setString(Tag.Modality, VR.CS, "US");
        image.setString(Tag.ImageType, VR.CS, "ORIGINAL", "PRIMARY");
        image.setString(Tag.LossyImageCompression, VR.CS, "00");
        image.setInt(Tag.BitsAllocated, VR.US, 8);
        image.setInt(Tag.BitsStored, VR.US, 8);
        image.setInt(Tag.HighBit, VR.US, 7);
    }

    private static byte[] pixels(Attributes image, int frames, int samples) {
        int rows = image.getInt(Tag.Rows, 0);
        int columns = image.getInt(Tag.Columns, 0);
        Random speckle = new Random(image.getInt(Tag.InstanceNumber, 0));
        byte[] pixels = new byte[frames * rows * columns * samples];
        int index = 0;
        for (int frame = 0; frame < frames; frame++) {
            double beat = Math.sin(2 * Math.PI * frame / frames);
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    double x = (column - columns / 2.0) / rows;
                    double y = (double) row / rows;
                    put(pixels, index, samples, x, y, beat, Math.abs(speckle.nextGaussian()));
                    index += samples;
                }
            }
        }
        return pixels;
    }

    /** Writes one pixel. x is 0 in the middle, y 0 at the probe, both in heights of the picture. */
    private static void put(byte[] pixels, int index, int samples, double x, double y, double beat, double speckle) {
        if (Math.hypot(x, y) > DEPTH || Math.abs(Math.atan2(x, y)) > HALF_ANGLE) {
            return;
        }
        double size = 0.16 + 0.05 * beat;
        double fromCentre = Math.hypot(x / size, (y - 0.55) / (size * 1.3));
        double grey = (fromCentre < 1 ? 0.03 : fromCentre < 1.3 ? 0.55 : 0.22) * (0.4 + speckle) * (1.15 - 0.6 * y);
        for (int sample = 0; sample < samples; sample++) {
            pixels[index + sample] = (byte) (255 * Math.min(1, grey));
        }
        if (samples == 3 && fromCentre < 0.8) {
            int towards = x < 0 ? 0 : 2;
            pixels[index + towards] = (byte) (255 * (1 - 0.6 * fromCentre));
            pixels[index + 1] = (byte) (120 * (1 - fromCentre));
        }
    }
}

package org.niffler.bench.receiver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.aoju.bus.image.galaxy.io.ImageOutputStream;

/** Makes CT images of nobody, with noise for pixels, so that nothing on the way can gain by compressing them. */
final class SyntheticImages {

    private static final long SEED = 20260101;
    private static final int MAX_VALUE = 0x0FFF;

    private final Random random = new Random(SEED);
    private final Size size;

    SyntheticImages(Size size) {
        this.size = size;
    }

    /** As many as the size's batch has, in a folder that exists. */
    Batch makeIn(Path folder) throws IOException {
        byte[] pixels = noise(size.rows() * size.columns());
        List<Path> files = new ArrayList<>();
        for (int number = 1; number <= size.instances(); number++) {
            Path file = folder.resolve(String.format("%05d.dcm", number));
            write(file, number, pixels);
            files.add(file);
        }
        return new Batch(files);
    }

    private byte[] noise(int count) {
        byte[] pixels = new byte[count * 2];
        for (int i = 0; i < pixels.length; i += 2) {
            int value = random.nextInt() & MAX_VALUE;
            pixels[i] = (byte) value;
            pixels[i + 1] = (byte) (value >> 8);
        }
        return pixels;
    }

    private void write(Path file, int number, byte[] pixels) throws IOException {
        Attributes image = image(number);
        image.setBytes(Tag.PixelData, VR.OW, pixels);
        try (ImageOutputStream out = new ImageOutputStream(Files.newOutputStream(file), UID.ExplicitVRLittleEndian)) {
            out.writeDataset(image.createFileMetaInformation(UID.ExplicitVRLittleEndian), image);
        }
    }

    private Attributes image(int number) {
        Attributes image = new Attributes();
        String study = "2.25.73000" + size.ordinal();
        image.setString(Tag.ImageType, VR.CS, "ORIGINAL", "PRIMARY", "AXIAL");
        image.setString(Tag.SOPClassUID, VR.UI, UID.CTImageStorage);
        image.setString(Tag.SOPInstanceUID, VR.UI, study + ".1." + number);
        image.setString(Tag.StudyDate, VR.DA, "20200101");
        image.setString(Tag.StudyTime, VR.TM, "101010");
        image.setString(Tag.AccessionNumber, VR.SH, "BENCH");
        image.setString(Tag.Modality, VR.CS, "CT");
        image.setString(Tag.StudyDescription, VR.LO, "Noise");
        image.setString(Tag.PatientName, VR.PN, "Nobody");
        image.setString(Tag.PatientID, VR.LO, "BENCH" + size.ordinal());
        image.setString(Tag.PatientBirthDate, VR.DA, "19700101");
        image.setString(Tag.PatientSex, VR.CS, "O");
        image.setString(Tag.SliceThickness, VR.DS, "1.0");
        image.setString(Tag.KVP, VR.DS, "120");
        image.setString(Tag.StudyInstanceUID, VR.UI, study);
        image.setString(Tag.SeriesInstanceUID, VR.UI, study + ".1");
        image.setString(Tag.StudyID, VR.SH, "1");
        image.setInt(Tag.SeriesNumber, VR.IS, 1);
        image.setInt(Tag.InstanceNumber, VR.IS, number);
        image.setString(Tag.ImagePositionPatient, VR.DS, "0", "0", Integer.toString(number));
        image.setString(Tag.ImageOrientationPatient, VR.DS, "1", "0", "0", "0", "1", "0");
        image.setString(Tag.FrameOfReferenceUID, VR.UI, study + ".2");
        image.setInt(Tag.SamplesPerPixel, VR.US, 1);
        image.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME2");
        image.setInt(Tag.Rows, VR.US, size.rows());
        image.setInt(Tag.Columns, VR.US, size.columns());
        image.setString(Tag.PixelSpacing, VR.DS, "0.7", "0.7");
        image.setInt(Tag.BitsAllocated, VR.US, 16);
        image.setInt(Tag.BitsStored, VR.US, 12);
        image.setInt(Tag.HighBit, VR.US, 11);
        image.setInt(Tag.PixelRepresentation, VR.US, 0);
        image.setString(Tag.RescaleIntercept, VR.DS, "-1024");
        image.setString(Tag.RescaleSlope, VR.DS, "1");
        return image;
    }
}

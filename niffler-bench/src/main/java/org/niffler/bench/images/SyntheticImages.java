package org.niffler.bench.images;

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
public final class SyntheticImages {

    private static final long SEED = 20260101;
    private static final int MAX_VALUE = 0x0FFF;

    private final Random random = new Random(SEED);
    private final Size size;

    public SyntheticImages(Size size) {
        this.size = size;
    }

    /** As many as the size's batch has, of one study, in a folder that exists. */
    public Batch makeIn(Path folder) throws IOException {
        Study study = new Study("BENCH" + size.ordinal(), "BENCH", "2.25.73000" + size.ordinal());
        return new Batch(make(study, size.instances(), folder));
    }

    /** Many studies, in a folder that exists. */
    public Studies makeIn(Path folder, int studies, int instances) throws IOException {
        List<Study> made = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (int number = 1; number <= studies; number++) {
            Study study = Study.number(number);
            made.add(study);
            files.addAll(make(study, instances, Files.createDirectory(folder.resolve(study.accessionNumber()))));
        }
        return new Studies(made, new Batch(files));
    }

    private List<Path> make(Study study, int instances, Path folder) throws IOException {
        byte[] pixels = noise(size.rows() * size.columns());
        List<Path> files = new ArrayList<>();
        for (int number = 1; number <= instances; number++) {
            Path file = folder.resolve(String.format("%05d.dcm", number));
            write(file, image(study, number), pixels);
            files.add(file);
        }
        return files;
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

    private static void write(Path file, Attributes image, byte[] pixels) throws IOException {
        image.setBytes(Tag.PixelData, VR.OW, pixels);
        try (ImageOutputStream out = new ImageOutputStream(Files.newOutputStream(file), UID.ExplicitVRLittleEndian)) {
            out.writeDataset(image.createFileMetaInformation(UID.ExplicitVRLittleEndian), image);
        }
    }

    private Attributes image(Study study, int number) {
        Attributes image = new Attributes();
        image.setString(Tag.ImageType, VR.CS, "ORIGINAL", "PRIMARY", "AXIAL");
        image.setString(Tag.SOPClassUID, VR.UI, UID.CTImageStorage);
        image.setString(Tag.SOPInstanceUID, VR.UI, study.uid() + ".1." + number);
        image.setString(Tag.StudyDate, VR.DA, "20200101");
        image.setString(Tag.StudyTime, VR.TM, "101010");
        image.setString(Tag.AccessionNumber, VR.SH, study.accessionNumber());
        image.setString(Tag.Modality, VR.CS, "CT");
        image.setString(Tag.StudyDescription, VR.LO, "Noise");
        image.setString(Tag.PatientName, VR.PN, "Nobody");
        image.setString(Tag.PatientID, VR.LO, study.patientId());
        image.setString(Tag.PatientBirthDate, VR.DA, "19700101");
        image.setString(Tag.PatientSex, VR.CS, "O");
        image.setString(Tag.SliceThickness, VR.DS, "1.0");
        image.setString(Tag.KVP, VR.DS, "120");
        image.setString(Tag.StudyInstanceUID, VR.UI, study.uid());
        image.setString(Tag.SeriesInstanceUID, VR.UI, study.uid() + ".1");
        image.setString(Tag.StudyID, VR.SH, "1");
        image.setInt(Tag.SeriesNumber, VR.IS, 1);
        image.setInt(Tag.InstanceNumber, VR.IS, number);
        image.setString(Tag.ImagePositionPatient, VR.DS, "0", "0", Integer.toString(number));
        image.setString(Tag.ImageOrientationPatient, VR.DS, "1", "0", "0", "0", "1", "0");
        image.setString(Tag.FrameOfReferenceUID, VR.UI, study.uid() + ".2");
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

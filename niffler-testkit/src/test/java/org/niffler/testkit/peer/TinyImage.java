package org.niffler.testkit.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.aoju.bus.image.galaxy.io.ImageOutputStream;

/** The smallest image that these peers take: a secondary capture of two by two pixels. */
final class TinyImage {

    static final String PATIENT_ID = "TINY-1";
    static final String STUDY_UID = "2.25.1001";

    private TinyImage() {}

    /** Writes an instance of the one study; a number makes it another one of the same series. */
    static Path write(Path folder, int number) {
        Attributes image = new Attributes();
        image.setString(Tag.SOPClassUID, VR.UI, UID.SecondaryCaptureImageStorage);
        image.setString(Tag.SOPInstanceUID, VR.UI, "2.25.1003" + number);
        image.setString(Tag.StudyInstanceUID, VR.UI, STUDY_UID);
        image.setString(Tag.SeriesInstanceUID, VR.UI, "2.25.1002");
        image.setString(Tag.PatientID, VR.LO, PATIENT_ID);
        image.setString(Tag.PatientName, VR.PN, "Peer^Test");
        image.setString(Tag.Modality, VR.CS, "OT");
        image.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME2");
        image.setInt(Tag.SamplesPerPixel, VR.US, 1);
        image.setInt(Tag.Rows, VR.US, 2);
        image.setInt(Tag.Columns, VR.US, 2);
        image.setInt(Tag.BitsAllocated, VR.US, 8);
        image.setInt(Tag.BitsStored, VR.US, 8);
        image.setInt(Tag.HighBit, VR.US, 7);
        image.setInt(Tag.PixelRepresentation, VR.US, 0);
        image.setBytes(Tag.PixelData, VR.OB, new byte[] {0, 1, 2, 3});
        Path file = folder.resolve(number + ".dcm");
        try (ImageOutputStream out = new ImageOutputStream(file.toFile())) {
            out.writeDataset(image.createFileMetaInformation(UID.ExplicitVRLittleEndian), image);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}

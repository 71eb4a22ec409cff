package org.niffler.testkit.demo;

import java.util.stream.IntStream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/** What makes some objects of the demonstration other than the plain ones of {@link org.niffler.testkit.fixture}. */
final class DemoImages {

    private static final int WIRE_TOP = 180;
    private static final int WIRE_LENGTH = 70;

    private DemoImages() {}

    /** A window (PS3.3 C.11.2.1.2), so that the picture shows what a radiologist would look at. */
    static void showSoftTissue(Attributes image) {
        image.setString(Tag.WindowCenter, VR.DS, "0");
        image.setString(Tag.WindowWidth, VR.DS, "3500");
    }

    /** The same image as MONOCHROME1: the smallest value is the brightest (PS3.3 C.7.6.3.1.2). */
    static void storeInverted(Attributes image) {
        int largest = (1 << image.getInt(Tag.BitsStored, 16)) - 1;
        byte[] pixels = image.getSafeBytes(Tag.PixelData).clone();
        for (int i = 0; i < pixels.length; i += 2) {
            int value = largest - ((pixels[i] & 0xFF) | (pixels[i + 1] & 0xFF) << 8);
            pixels[i] = (byte) value;
            pixels[i + 1] = (byte) (value >> 8);
        }
        image.setBytes(Tag.PixelData, VR.OW, pixels);
        image.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME1");
        image.setString(Tag.PresentationLUTShape, VR.CS, "INVERSE");
    }

    /** Thin bright wires from one point, as the struts of a filter in a vein. */
    static void placeWires(Attributes image) {
        int columns = image.getInt(Tag.Columns, 0);
        int largest = (1 << image.getInt(Tag.BitsStored, 16)) - 1;
        byte[] pixels = image.getSafeBytes(Tag.PixelData).clone();
        for (int wire = -2; wire <= 2; wire++) {
            for (int down = 0; down < WIRE_LENGTH; down++) {
                int column = columns / 2 + wire * down / 4;
                for (int x = column; x <= column + 1; x++) {
                    int at = 2 * ((WIRE_TOP + down) * columns + x);
                    pixels[at] = (byte) largest;
                    pixels[at + 1] = (byte) (largest >> 8);
                }
            }
        }
        image.setBytes(Tag.PixelData, VR.OW, pixels);
    }

    /** Says that the patient's name is in the pixels (PS3.3 C.7.6.1). */
    static void annotate(Attributes image) {
        image.setString(Tag.BurnedInAnnotation, VR.CS, "YES");
    }

    /** A Basic Text SR (PS3.3 A.35.1) instead of an image; its text names the patient, as reports do. */
    static void makeReport(Attributes object) {
        Attributes report = new Attributes(object, patientStudyAndSeries());
        report.setString(Tag.SOPClassUID, VR.UI, UID.BasicTextSRStorage);
        report.setString(Tag.Modality, VR.CS, "SR");
        report.setString(Tag.ContentDate, VR.DA, object.getString(Tag.StudyDate));
        report.setString(Tag.ContentTime, VR.TM, object.getString(Tag.StudyTime));
        report.setString(Tag.CompletionFlag, VR.CS, "COMPLETE");
        report.setString(Tag.VerificationFlag, VR.CS, "UNVERIFIED");
        report.setString(Tag.ValueType, VR.CS, "CONTAINER");
        report.setString(Tag.ContinuityOfContent, VR.CS, "SEPARATE");
        report.newSequence(Tag.ReferencedPerformedProcedureStepSequence, 0);
        report.newSequence(Tag.PerformedProcedureCodeSequence, 0);
        name(report, "18748-4", "Diagnostic imaging report");
        report.newSequence(Tag.ContentSequence, 1).add(finding(object.getString(Tag.PatientName)));
        object.removeSelected(object.tags());
        object.addAll(report);
    }

    /** What an object of any class has; in ascending order, as the toolkit wants them. */
    private static int[] patientStudyAndSeries() {
        return IntStream.of(
                        Tag.SOPInstanceUID,
                        Tag.StudyDate,
                        Tag.StudyTime,
                        Tag.AccessionNumber,
                        Tag.Manufacturer,
                        Tag.InstitutionName,
                        Tag.ReferringPhysicianName,
                        Tag.StudyDescription,
                        Tag.SeriesDescription,
                        Tag.PatientName,
                        Tag.PatientID,
                        Tag.PatientBirthDate,
                        Tag.PatientSex,
                        Tag.StudyInstanceUID,
                        Tag.SeriesInstanceUID,
                        Tag.StudyID,
                        Tag.SeriesNumber,
                        Tag.InstanceNumber)
                .sorted()
                .toArray();
    }

    private static Attributes finding(String patientName) {
        Attributes finding = new Attributes();
        finding.setString(Tag.RelationshipType, VR.CS, "CONTAINS");
        finding.setString(Tag.ValueType, VR.CS, "TEXT");
        finding.setString(Tag.TextValue, VR.UT, patientName + " has nothing, and does not exist.");
        name(finding, "59776-5", "Procedure findings");
        return finding;
    }

    /** The concept name of a content item, from LOINC (PS3.3 C.17.3). */
    private static void name(Attributes item, String code, String meaning) {
        Attributes concept = new Attributes();
        concept.setString(Tag.CodeValue, VR.SH, code);
        concept.setString(Tag.CodingSchemeDesignator, VR.SH, "LN");
        concept.setString(Tag.CodeMeaning, VR.LO, meaning);
        item.newSequence(Tag.ConceptNameCodeSequence, 1).add(concept);
    }
}

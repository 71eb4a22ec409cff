package org.niffler.bench.images;

import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.ElementDictionary;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;

/** Headers of CT images of nobody, with as many elements as those of scanners have: some hundred, sequences, private ones. */
final class CtHeader {

    private static final String CT_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.2";

    /** Attributes of the CT Image IOD (PS3.3 A.3) and what scanners add to them. */
    private static final String ELEMENTS = """
            SpecificCharacterSet=ISO_IR 100
            ImageType=ORIGINAL\\PRIMARY\\AXIAL\\HELIX
            InstanceCreationDate=20200101
            InstanceCreationTime=101512.120
            SOPClassUID=1.2.840.10008.5.1.4.1.1.2
            StudyDate=20200101
            SeriesDate=20200101
            AcquisitionDate=20200101
            ContentDate=20200101
            AcquisitionDateTime=20200101101130.250000
            StudyTime=101010.120
            SeriesTime=101105.510
            AcquisitionTime=101130.250
            ContentTime=101512.120
            Modality=CT
            Manufacturer=Bench Medical Systems
            InstitutionName=Hospital of Nobody
            InstitutionAddress=1 Nowhere Street
            ReferringPhysicianName=Nobody^Else
            StationName=CT01
            StudyDescription=CT CHEST ABDOMEN PELVIS WITH CONTRAST
            SeriesDescription=AXIAL 1.0 SOFT TISSUE
            InstitutionalDepartmentName=Radiology
            PerformingPhysicianName=Nobody^Third
            OperatorsName=Nobody^Fourth
            ManufacturerModelName=Bench 64
            IrradiationEventUID=2.25.74000001
            PatientName=Nobody^At All
            PatientBirthDate=19700101
            PatientSex=O
            PatientAge=050Y
            PatientSize=1.75
            PatientWeight=75.5
            PatientComments=none
            ContrastBolusAgent=Iodine 350
            BodyPartExamined=CHEST
            ScanOptions=HELICAL MODE
            SliceThickness=1.0
            KVP=120
            DataCollectionDiameter=500.0
            DeviceSerialNumber=
            SoftwareVersions=B.1\\B.2
            ProtocolName=5.1 CHEST ABDOMEN PELVIS
            ContrastBolusRoute=IV
            ReconstructionDiameter=380.0
            DistanceSourceToDetector=949.075
            DistanceSourceToPatient=541.0
            GantryDetectorTilt=0.0
            TableHeight=154.2
            RotationDirection=CW
            ExposureTime=500
            XRayTubeCurrent=320
            Exposure=160
            FilterType=BODY FILTER
            GeneratorPower=38400
            FocalSpots=1.2
            DateOfLastCalibration=20200101
            TimeOfLastCalibration=060102
            ConvolutionKernel=STANDARD
            PatientPosition=FFS
            RevolutionTime=0.5
            SingleCollimationWidth=0.625
            TotalCollimationWidth=40.0
            TableSpeed=78.75
            TableFeedPerRotation=39.375
            SpiralPitchFactor=0.984375
            ExposureModulationType=XYZ_EC
            CTDIvol=8.31
            StudyID=1001
            AcquisitionNumber=1
            ImageOrientationPatient=1.0\\0.0\\0.0\\0.0\\1.0\\0.0
            FrameOfReferenceUID=2.25.74000002
            PositionReferenceIndicator=SN
            ImagesInAcquisition=20
            ImageComments=none
            SamplesPerPixel=1
            PhotometricInterpretation=MONOCHROME2
            PixelSpacing=0.742188\\0.742188
            BitsAllocated=16
            BitsStored=12
            HighBit=11
            PixelRepresentation=0
            SmallestImagePixelValue=0
            LargestImagePixelValue=4095
            WindowCenter=40\\400
            WindowWidth=400\\2000
            RescaleIntercept=-1024
            RescaleSlope=1
            RescaleType=HU
            WindowCenterWidthExplanation=WINDOW1\\WINDOW2
            LossyImageCompression=00
            RequestingPhysician=Nobody^Fifth
            RequestedProcedureDescription=CT CHEST ABDOMEN PELVIS WITH CONTRAST
            AdmissionID=A1001
            CurrentPatientLocation=WARD 1
            ScheduledStudyLocation=ROOM 1
            ScheduledStudyLocationAETitle=CT01
            PerformedStationAETitle=CT01
            PerformedStationName=CT01
            PerformedProcedureStepStartDate=20200101
            PerformedProcedureStepStartTime=101010.120
            PerformedProcedureStepID=PPS1001
            PerformedProcedureStepDescription=CT CHEST ABDOMEN PELVIS
            """;

    private CtHeader() {}

    /** All but the pixel data of an image. */
    static Attributes of(InstanceUids uids, long series, int instance) {
        Attributes header = new Attributes();
        ELEMENTS.lines().forEach(line -> {
            int sign = line.indexOf('=');
            int tag = ElementDictionary.getStandardElementDictionary().tagForKeyword(line.substring(0, sign));
            set(header, tag, line.substring(sign + 1));
        });
        header.setString(Tag.SOPInstanceUID, VR.UI, uids.instance());
        header.setString(Tag.StudyInstanceUID, VR.UI, uids.study());
        header.setString(Tag.SeriesInstanceUID, VR.UI, uids.series());
        header.setString(Tag.PatientID, VR.LO, String.format("BENCH%07d", series));
        header.setString(Tag.AccessionNumber, VR.SH, String.format("ACC%07d", series));
        header.setString(Tag.DeviceSerialNumber, VR.LO, "SN" + series % 7);
        header.setInt(Tag.SeriesNumber, VR.IS, 1 + (int) (series % 9));
        header.setInt(Tag.InstanceNumber, VR.IS, instance);
        header.setString(Tag.ImagePositionPatient, VR.DS, "-190.0", "-190.0", Integer.toString(-instance));
        header.setString(Tag.SliceLocation, VR.DS, Integer.toString(-instance));
        addSequences(header, uids);
        addPrivateElements(header);
        return header;
    }

    private static void set(Attributes header, int tag, String value) {
        VR vr = ElementDictionary.vrOf(tag, null);
        switch (vr) {
            case US, SS -> header.setInt(tag, vr, Integer.parseInt(value));
            case FD -> header.setDouble(tag, vr, Double.parseDouble(value));
            default -> header.setString(tag, vr, value.split("\\\\", -1));
        }
    }

    private static void addSequences(Attributes header, InstanceUids uids) {
        Attributes request = item(header, Tag.RequestAttributesSequence);
        request.setString(Tag.RequestedProcedureID, VR.SH, "RP1001");
        request.setString(Tag.ScheduledProcedureStepID, VR.SH, "SPS1001");
        request.setString(Tag.ScheduledProcedureStepDescription, VR.LO, "CT CHEST ABDOMEN PELVIS");
        addCode(item(header, Tag.ProcedureCodeSequence), "CTCAP", "99BENCH", "CT chest abdomen pelvis");
        addCode(item(header, Tag.CTDIPhantomTypeCodeSequence), "113691", "DCM", "IEC Body Dosimetry Phantom");
        for (int i = 0; i < 2; i++) {
            Attributes reference = item(header, Tag.ReferencedImageSequence);
            reference.setString(Tag.ReferencedSOPClassUID, VR.UI, CT_IMAGE_STORAGE);
            reference.setString(Tag.ReferencedSOPInstanceUID, VR.UI, uids.study() + ".9." + i);
        }
    }

    private static Attributes item(Attributes header, int tag) {
        Sequence sequence = header.contains(tag) ? header.getSequence(tag) : header.newSequence(tag, 1);
        Attributes item = new Attributes();
        sequence.add(item);
        return item;
    }

    private static void addCode(Attributes item, String value, String scheme, String meaning) {
        item.setString(Tag.CodeValue, VR.SH, value);
        item.setString(Tag.CodingSchemeDesignator, VR.SH, scheme);
        item.setString(Tag.CodeMeaning, VR.LO, meaning);
    }

    /** As scanners keep what the standard has no room for; some kilobytes of it. */
    private static void addPrivateElements(Attributes header) {
        for (int group : new int[] {0x0009, 0x0019, 0x0021, 0x0043}) {
            String creator = "NIFFLER BENCH " + group;
            for (int element = 1; element <= 8; element++) {
                header.setString(creator, group << 16 | element, VR.LO, "value " + element);
            }
        }
        header.setBytes("NIFFLER BENCH CSA", 0x00290010, VR.OB, new byte[4096]);
    }
}

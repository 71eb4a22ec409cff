package org.niffler.bench.png;

import java.util.List;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.niffler.testkit.fixture.SyntheticStudy;

/** Which images are made: what they show, how many, in which transfer syntax, and who can compress and decode them. */
public enum ImageSet {
    CT("CT, uncompressed", 1000, 512, 512, UID.ExplicitVRLittleEndian, List.of(), "dcm2pnm"),
    JPEG_LOSSLESS("CT, JPEG lossless", 1000, 512, 512, UID.JPEGLossless, List.of("dcmcjpeg", "+e1"), "dcmj2pnm"),
    JPEG_2000("CT, JPEG 2000 lossless", 200, 512, 512, UID.JPEG2000LosslessOnly, List.of("gdcmconv", "--j2k"), null),
    MAMMOGRAPHY("mammograms, uncompressed", 20, 4096, 3328, UID.ExplicitVRLittleEndian, List.of(), "dcm2pnm");

    private final String label;
    private final int images;
    private final int rows;
    private final int columns;
    private final String transferSyntaxUid;
    private final List<String> encoder;
    private final String dcmtk;

    ImageSet(
            String label,
            int images,
            int rows,
            int columns,
            String transferSyntaxUid,
            List<String> encoder,
            String dcmtk) {
        this.label = label;
        this.images = images;
        this.rows = rows;
        this.columns = columns;
        this.transferSyntaxUid = transferSyntaxUid;
        this.encoder = encoder;
        this.dcmtk = dcmtk;
    }

    public String label() {
        return label + ", " + columns + "x" + rows;
    }

    /** How many unless told otherwise. */
    public int images() {
        return images;
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    String transferSyntaxUid() {
        return transferSyntaxUid;
    }

    /** The command that compresses one file into another; empty for what stays as it is. */
    List<String> encoder() {
        return encoder;
    }

    /** DCMTK's tool that converts such files to PNG; it has none for JPEG 2000. */
    Optional<String> dcmtk() {
        return Optional.ofNullable(dcmtk);
    }

    /** One image, before it is compressed, of nobody; each number is another study. */
    SyntheticStudy image(int number) {
        String patientId = "BENCH" + ordinal();
        SyntheticStudy study = this == MAMMOGRAPHY
                ? SyntheticStudy.dx(patientId).but(ImageSet::makeMammogram)
                : SyntheticStudy.ct(patientId).but(ImageSet::makeUnsigned);
        TissuePixels pixels = this == MAMMOGRAPHY ? TissuePixels.MAMMOGRAPHY : TissuePixels.CT;
        // The fixture's own pixels are painted first, in a size that costs nothing, and given up.
        return study.description("Image " + number).size(1, 1).but(image -> {
            image.setInt(Tag.InstanceNumber, VR.IS, number);
            image.setInt(Tag.Rows, VR.US, rows);
            image.setInt(Tag.Columns, VR.US, columns);
            image.setBytes(Tag.PixelData, VR.OW, pixels.paint(rows, columns, number));
        });
    }

    /** As most scanners store it: 0 is -1024 HU (PS3.3 C.11.1.1.2). */
    private static void makeUnsigned(Attributes image) {
        image.setInt(Tag.PixelRepresentation, VR.US, 0);
        image.setString(Tag.RescaleIntercept, VR.DS, "-1024");
        image.setString(Tag.RescaleType, VR.LO, "HU");
    }

    private static void makeMammogram(Attributes image) {
        image.setString(Tag.SOPClassUID, VR.UI, UID.DigitalMammographyXRayImageStorageForPresentation);
        image.setString(Tag.Modality, VR.CS, "MG");
        image.setString(Tag.BodyPartExamined, VR.CS, "BREAST");
        image.setString(Tag.ViewPosition, VR.CS, "CC");
        image.setString(Tag.ImageLaterality, VR.CS, "L");
        image.setString(Tag.ImagerPixelSpacing, VR.DS, "0.07", "0.07");
        image.setInt(Tag.BitsStored, VR.US, 12);
        image.setInt(Tag.HighBit, VR.US, 11);
    }
}

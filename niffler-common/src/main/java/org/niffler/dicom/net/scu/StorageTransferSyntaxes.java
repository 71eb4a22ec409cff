package org.niffler.dicom.net.scu;

import java.util.List;
import org.aoju.bus.image.UID;

/**
 * The transfer syntaxes in which we take instances: all of PS3.6 table A-1 in which an instance can be stored. Not among
 * them are those for references (JPIP), live video (DICOM-RTV) and what was withdrawn before anybody used it.
 */
final class StorageTransferSyntaxes {

    /** Every peer has the second (PS3.5 10.1), and uncompressed images in both. */
    private static final List<String> UNCOMPRESSED = List.of(UID.ExplicitVRLittleEndian, UID.ImplicitVRLittleEndian);

    private static final List<String> JPEG_LOSSLESS = List.of(UID.JPEGLossless, UID.JPEGLosslessNonHierarchical14);
    private static final List<String> JPEG_2000 = List.of(UID.JPEG2000LosslessOnly, UID.JPEG2000);
    private static final List<String> JPEG_LS = List.of(UID.JPEGLSLossless, UID.JPEGLSLossyNearLossless);
    private static final List<String> JPEG_LOSSY = List.of(UID.JPEGBaseline1, UID.JPEGExtended24);
    private static final List<String> RLE = List.of(UID.RLELossless);

    /** High-Throughput JPEG 2000: lossless, lossless RPCL, and any; newer than the toolkit's dictionary. */
    private static final List<String> HTJ2K =
            List.of("1.2.840.10008.1.2.4.201", "1.2.840.10008.1.2.4.202", "1.2.840.10008.1.2.4.203");

    private static final List<String> MPEG = List.of(
            UID.MPEG4AVCH264HighProfileLevel41,
            UID.MPEG4AVCH264BDCompatibleHighProfileLevel41,
            UID.MPEG2,
            UID.MPEG2MainProfileHighLevel,
            UID.MPEG4AVCH264HighProfileLevel42For2DVideo,
            UID.MPEG4AVCH264HighProfileLevel42For3DVideo,
            UID.MPEG4AVCH264StereoHighProfileLevel42,
            UID.HEVCH265MainProfileLevel51,
            UID.HEVCH265Main10ProfileLevel51);

    private static final List<String> DEFLATED = List.of(UID.DeflatedExplicitVRLittleEndian);
    private static final List<String> BIG_ENDIAN = List.of(UID.ExplicitVRBigEndianRetired);
    private static final List<String> JPEG_2000_PART_2 =
            List.of(UID.JPEG2000Part2MultiComponentLosslessOnly, UID.JPEG2000Part2MultiComponent);

    private static final List<List<String>> FAMILIES = List.of(
            UNCOMPRESSED,
            JPEG_LOSSLESS,
            JPEG_2000,
            JPEG_LS,
            JPEG_LOSSY,
            RLE,
            HTJ2K,
            MPEG,
            DEFLATED,
            BIG_ENDIAN,
            JPEG_2000_PART_2);

    static final List<String> ALL = FAMILIES.stream().flatMap(List::stream).toList();

    /**
     * Ways to divide them over presentation contexts, each finer than the one before: what everybody has; that, and
     * everything else; a context for each family; one for each transfer syntax.
     */
    static final List<List<List<String>>> DIVISIONS = List.of(
            List.of(UNCOMPRESSED),
            List.of(
                    UNCOMPRESSED,
                    FAMILIES.stream().skip(1).flatMap(List::stream).toList()),
            FAMILIES,
            ALL.stream().map(List::of).toList());

    private StorageTransferSyntaxes() {}
}

package org.niffler.workflow.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.dicom.AeAddress;
import org.niffler.dicom.AeTitle;
import org.niffler.dicom.NetworkSettings;
import org.niffler.dicom.net.DicomNode;
import org.niffler.testkit.fixture.DcmFiles;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.peer.NeedsPeer;
import org.niffler.testkit.peer.OrthancPeer;
import org.niffler.testkit.peer.PeerAddress;
import org.niffler.testkit.peer.StorescpPeer;

/** Folders sent on to DCMTK's receiver and to Orthanc. */
class ForwardByCStorePeerIT {

    private static final Duration LONG = Duration.ofMinutes(2);

    /** What DCMTK knows besides the uncompressed ones: JPEG, JPEG-LS, JPEG 2000 and RLE. */
    private static final Set<String> COMPRESSED = Set.of(
            UID.JPEGBaseline1,
            UID.JPEGExtended24,
            UID.JPEGLossless,
            UID.JPEGLSLossless,
            UID.JPEGLSLossyNearLossless,
            UID.JPEG2000LosslessOnly,
            UID.JPEG2000,
            UID.RLELossless);

    @TempDir
    private Path folder;

    private final DicomNode node = new DicomNode(new AeTitle("NIFFLER"), NetworkSettings.defaults());
    private final Forwarding forwarding = new ForwardByCStore(node);

    /** An instance as one end has it; the data set is as encoded. */
    private record Held(String sopInstanceUid, String transferSyntaxUid, int dataSetHash, int length) {

        static Held in(Path file) {
            Attributes meta = DcmFiles.metaInformation(file);
            byte[] dataSet = DcmFiles.encodedDataSet(file);
            dataSet = Arrays.copyOf(dataSet, dataSet.length + dataSet.length % 2); // PS3.5 A.5, for what is deflated
            return new Held(
                    meta.getString(Tag.MediaStorageSOPInstanceUID),
                    meta.getString(Tag.TransferSyntaxUID),
                    Arrays.hashCode(dataSet),
                    dataSet.length);
        }
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    @NeedsPeer("storescp")
    void storescpHasWhatWasSent() throws Exception {
        Path sent = folder.resolve("in");
        writeOfEachKind(
                UID.ExplicitVRLittleEndian,
                UID.ImplicitVRLittleEndian,
                UID.DeflatedExplicitVRLittleEndian,
                UID.ExplicitVRBigEndianRetired,
                UID.RLELossless);
        try (StorescpPeer peer = StorescpPeer.start("STORE", "--bit-preserving")) {
            assertThat(forward(peer.address(), sent)).as(peer.log()).isEqualTo(new ActionEnd.Succeeded());

            assertThat(held(peer.received())).containsExactlyInAnyOrderElementsOf(held(files(sent)));
        }
    }

    @Test
    @NeedsPeer("Orthanc")
    void orthancHasWhatWasSent() throws Exception {
        Path sent = folder.resolve("in");
        // Orthanc inflates what is deflated, and does not say so in its own file.
        writeOfEachKind(UID.ExplicitVRLittleEndian, UID.ImplicitVRLittleEndian, UID.RLELossless);
        Path archive = Files.createDirectory(folder.resolve("archive"));
        try (OrthancPeer peer = OrthancPeer.startIn(archive, "ORTHANC", Map.of())) {
            assertThat(forward(peer.address(), sent)).as(peer.log()).isEqualTo(new ActionEnd.Succeeded());

            assertThat(peer.statistics().instances()).isEqualTo(8);
            assertThat(held(files(archive).stream()
                            .filter(ForwardByCStorePeerIT::isDicom)
                            .toList()))
                    .containsExactlyInAnyOrderElementsOf(held(files(sent)));
        }
    }

    @Test
    @NeedsPeer("storescp")
    void storescpThatTakesTheDefaultTransferSyntaxOnlyGetsThat() throws Exception {
        SyntheticStudy.ct("P1").instances(3).writeTo(folder.resolve("in"));
        SyntheticStudy.mr("P2").transferSyntax(UID.RLELossless).instances(2).writeTo(folder.resolve("in"));
        try (StorescpPeer peer = StorescpPeer.start("STORE", "--implicit", "--bit-preserving")) {
            assertThat(forward(peer.address(), folder.resolve("in")))
                    .isInstanceOfSatisfying(
                            ActionEnd.Failed.class,
                            failed -> assertThat(failed.reason())
                                    .isEqualTo("2 of 5 instances were not accepted by " + peer.address()
                                            + ": MR Image Storage in RLE Lossless (2)"));

            assertThat(peer.received()).hasSize(3).allSatisfy(file -> {
                assertThat(Held.in(file).transferSyntaxUid()).isEqualTo(UID.ImplicitVRLittleEndian);
                assertThat(DcmFiles.dataSet(file))
                        .isEqualTo(DcmFiles.dataSet(
                                folder.resolve("in").resolve(Held.in(file).sopInstanceUid() + ".dcm")));
            });
        }
    }

    @Test
    @NeedsPeer("storescp")
    void failsWhenStorescpAbortsEachTime() throws Exception {
        SyntheticStudy.ct("P1").instances(3).writeTo(folder.resolve("in"));
        try (StorescpPeer peer = StorescpPeer.start("STORE", "--abort-during")) {
            assertThat(forward(peer.address(), folder.resolve("in")))
                    .isInstanceOfSatisfying(
                            ActionEnd.Failed.class,
                            failed -> assertThat(failed.reason())
                                    .endsWith("; 0 of 3 instances were stored by " + peer.address()));
        }
    }

    @Test
    @NeedsPeer("storescp")
    @EnabledIfSystemProperty(named = "niffler.corpus", matches = ".+", disabledReason = "needs -Dniffler.corpus=FOLDER")
    void storescpHasRealCompressedInstancesAsTheyAre() throws Exception {
        Path sent = Files.createDirectory(folder.resolve("sent"));
        Path corpus = Path.of(System.getProperty("niffler.corpus"));
        List<Path> compressed = Files.readAllLines(corpus.resolve("MANIFEST.csv")).stream()
                .map(row -> row.split(","))
                .filter(row -> row[0].startsWith("images/") && COMPRESSED.contains(row[5]))
                .map(row -> corpus.resolve(row[0]))
                .filter(file -> DcmFiles.metaInformation(file)
                        .getString(Tag.MediaStorageSOPClassUID, "")
                        .startsWith("1.2.840.10008."))
                .toList();
        for (int i = 0; i < compressed.size(); i++) {
            Files.copy(compressed.get(i), sent.resolve(i + ".dcm"));
        }
        try (StorescpPeer peer = StorescpPeer.start("STORE", "--bit-preserving", "--unique-filenames")) {
            assertThat(forward(peer.address(), sent)).as(peer.log()).isEqualTo(new ActionEnd.Succeeded());

            assertThat(held(peer.received()))
                    .hasSizeGreaterThan(50)
                    .containsExactlyInAnyOrderElementsOf(held(files(sent)));
        }
    }

    private void writeOfEachKind(String... transferSyntaxes) {
        Path in = folder.resolve("in");
        for (String transferSyntax : transferSyntaxes) {
            SyntheticStudy.ct("P" + transferSyntax)
                    .transferSyntax(transferSyntax)
                    .instances(2)
                    .writeTo(in.resolve(transferSyntax));
        }
        SyntheticStudy.dx("P1").size(2000, 2000).writeTo(in);
        SyntheticStudy.mr("P1").transferSyntax(UID.RLELossless).writeTo(in);
    }

    private ActionEnd forward(PeerAddress peer, Path files) throws IOException, InterruptedException {
        return forwarding.forward(AeAddress.parse(peer.toString()), files, LONG);
    }

    private static List<Held> held(List<Path> files) {
        return files.stream().map(Held::in).toList();
    }

    private static List<Path> files(Path in) throws IOException {
        try (Stream<Path> files = Files.walk(in)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static boolean isDicom(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(132);
            return start.length == 132 && new String(start, 128, 4, StandardCharsets.US_ASCII).equals("DICM");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

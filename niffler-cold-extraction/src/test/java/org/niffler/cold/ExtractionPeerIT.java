package org.niffler.cold;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.DcmFiles;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.jar.ExecutableJar;
import org.niffler.testkit.peer.DcmqrscpPeer;
import org.niffler.testkit.peer.NeedsPeer;
import org.niffler.testkit.peer.OrthancPeer;
import org.niffler.testkit.peer.PeerAddress;
import org.niffler.testkit.process.Ports;
import org.niffler.testkit.process.ProcessResult;

/** The real jar against the PACS of others. */
class ExtractionPeerIT {

    @TempDir
    private Path folder;

    private final ExecutableJar jar = ExecutableJar.ofThisModule();
    private final PeerAddress niffler = PeerAddress.local("QBNIFFLER", Ports.free());
    private WrittenStudy ct;
    private WrittenStudy mr;
    private WrittenStudy rle;

    @BeforeEach
    void makeStudies() {
        ct = SyntheticStudy.ct("000123").series(2).instances(5).writeTo(folder.resolve("ct"));
        mr = SyntheticStudy.mr("000123").description("other").instances(4).writeTo(folder.resolve("mr"));
        rle = SyntheticStudy.mr("P 7")
                .transferSyntax("1.2.840.10008.1.2.5")
                .instances(3)
                .writeTo(folder.resolve("rle"));
    }

    @Test
    @NeedsPeer("Orthanc")
    void retrievesEverythingFromOrthanc() throws Exception {
        try (OrthancPeer orthanc = OrthancPeer.start("ORTHANC", niffler)) {
            orthanc.upload(folder.resolve("ct"), folder.resolve("mr"), folder.resolve("rle"));

            assertThat(echo(orthanc.address()).out()).isEqualToNormalizingNewlines("C-ECHO request status: 0x0000\n");
            assertRetrieves(orthanc.address(), ct, mr, rle);
        }
    }

    @Test
    @NeedsPeer({"dcmqrscp", "storescu"})
    void retrievesEverythingFromDcmqrscpWhichGivesNoCountsOfItsOwn() throws Exception {
        try (DcmqrscpPeer dcmqrscp = DcmqrscpPeer.start("DCMQR", niffler)) {
            dcmqrscp.load(folder.resolve("ct"), folder.resolve("mr")); // it takes no compressed images

            assertThat(echo(dcmqrscp.address()).exitCode()).isZero();
            assertRetrieves(dcmqrscp.address(), ct, mr);
        }
    }

    @Test
    @NeedsPeer("Orthanc")
    void saysThatThePacsIsNotCalledSo() throws Exception {
        try (OrthancPeer orthanc = OrthancPeer.start("ORTHANC", niffler)) {
            PeerAddress wrong = PeerAddress.local("WRONG", orthanc.address().port());

            ProcessResult result = echo(wrong);

            assertThat(result.exitCode()).isEqualTo(3);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).isEqualToNormalizingNewlines("""
                            Association rejected, aborted or never connected
                            %s: association rejected: it is not called WRONG; correct the AE title (SrcAet in system.json)
                            """.formatted(wrong));
        }
    }

    private void assertRetrieves(PeerAddress pacs, WrittenStudy... studies) throws Exception {
        List<String> patients =
                Stream.of(studies).map(WrittenStudy::patientId).distinct().toList();
        int instances =
                Stream.of(studies).mapToInt(study -> study.instances().size()).sum();
        Path csv = Files.writeString(folder.resolve("list.csv"), "PatientID\n" + String.join("\n", patients) + "\n");

        ProcessResult result = jar.run(
                "--NifflerSystem",
                system(pacs),
                "--CsvFile",
                csv.toString(),
                "--StorageFolder",
                folder.resolve("out").toString());

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.out())
                .contains("rows:      %1$d (%1$d complete)".formatted(patients.size()))
                .contains("studies:   %1$d expected, %1$d complete, 0 incomplete".formatted(studies.length))
                .contains("instances: %1$d expected, %1$d received".formatted(instances));
        assertThat(studies).allSatisfy(this::assertSameImages);
    }

    /** Peers may write lengths and file meta information anew; the image is the same. */
    private void assertSameImages(WrittenStudy study) {
        assertThat(study.instances()).allSatisfy(instance -> {
            Path file = folder.resolve("out")
                    .resolve(study.patientId())
                    .resolve(instance.studyUid())
                    .resolve(instance.seriesUid())
                    .resolve(instance.sopUid() + ".dcm");
            assertThat(DcmFiles.dataSet(file)).isEqualTo(DcmFiles.dataSet(instance.file()));
        });
    }

    private ProcessResult echo(PeerAddress pacs) throws Exception {
        return jar.run("echo", "--NifflerSystem", system(pacs));
    }

    private String system(PeerAddress pacs) throws Exception {
        return Files.writeString(
                        folder.resolve("system.json"),
                        "{\"SrcAet\": \"%s\", \"QueryAet\": \"QBNIFFLER:%d\", \"DestAet\": \"QBNIFFLER\", \"MinFreeSpace\": 1000}"
                                .formatted(pacs, niffler.port()))
                .toString();
    }
}

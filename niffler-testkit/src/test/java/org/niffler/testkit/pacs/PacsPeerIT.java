package org.niffler.testkit.pacs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.DcmFiles;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.peer.DcmtkTools;
import org.niffler.testkit.peer.NeedsPeer;
import org.niffler.testkit.peer.PeerAddress;
import org.niffler.testkit.peer.StorescpPeer;
import org.niffler.testkit.process.ProcessResult;

/** DCMTK takes the test PACS for a PACS. */
@NeedsPeer({"echoscu", "findscu", "movescu", "getscu", "dcmsend", "storescp"})
class PacsPeerIT {

    @TempDir
    private Path folder;

    private final DcmtkTools dcmtk = DcmtkTools.calling("DCMTK");
    private WrittenStudy study;
    private TestPacs pacs;
    private PeerAddress address;

    @BeforeEach
    void start() {
        study = SyntheticStudy.ct("P1")
                .studyDate("20240315")
                .series(2)
                .instances(3)
                .writeTo(folder.resolve("pacs"));
        SyntheticStudy.mr("P2").studyDate("20230101").writeTo(folder.resolve("pacs"));
        pacs = TestPacs.serve("PACS", folder.resolve("pacs"));
        address = PeerAddress.local("PACS", pacs.port());
    }

    @AfterEach
    void stop() {
        pacs.close();
    }

    @Test
    void answersEchoscu() {
        assertThat(dcmtk.echo(address).exitCode()).isZero();
        assertThat(pacs.requests("C-ECHO")).isEqualTo(1);
    }

    @Test
    void findsByWildcardAndCounts() {
        String found = find(
                "-S",
                "-k",
                "QueryRetrieveLevel=STUDY",
                "-k",
                "PatientID=P*",
                "-k",
                "StudyInstanceUID",
                "-k",
                "NumberOfStudyRelatedInstances",
                "-k",
                "NumberOfStudyRelatedSeries",
                "-k",
                "ModalitiesInStudy");

        assertThat(found).contains(study.studyUid(), "[6 ]", "[2 ]", "[CT]", "[MR]");
    }

    @Test
    void findsByDateRange() {
        assertThat(find("-S", "-k", "QueryRetrieveLevel=STUDY", "-k", "StudyDate=20240101-20241231", "-k", "PatientID"))
                .contains("[P1]")
                .doesNotContain("[P2]");
        assertThat(find("-S", "-k", "QueryRetrieveLevel=STUDY", "-k", "StudyDate=-20231231", "-k", "PatientID"))
                .contains("[P2]")
                .doesNotContain("[P1]");
    }

    @Test
    void findsByListOfUids() {
        List<WrittenInstance> instances = study.instances();

        String found = find(
                "-S",
                "-k",
                "QueryRetrieveLevel=IMAGE",
                "-k",
                "StudyInstanceUID=" + study.studyUid(),
                "-k",
                "SeriesInstanceUID=" + instances.get(0).seriesUid(),
                "-k",
                "SOPInstanceUID=" + instances.get(0).sopUid() + "\\"
                        + instances.get(2).sopUid());

        assertThat(found)
                .contains(instances.get(0).sopUid(), instances.get(2).sopUid())
                .doesNotContain(instances.get(1).sopUid());
    }

    @Test
    void refusesAQueryThatLacksTheKeysOfTheLevelsAbove() {
        assertThat(find("-S", "-k", "QueryRetrieveLevel=SERIES", "-k", "SeriesInstanceUID"))
                .contains("Error: DataSetDoesNotMatchSOPClass");
    }

    @Test
    void movesAPatientUnchanged() {
        try (StorescpPeer storescp = StorescpPeer.start("STORESCP", "+B")) {
            pacs.destination("STORESCP", storescp.address().port());

            ProcessResult result = dcmtk.call(
                    "movescu",
                    address,
                    "-v",
                    "-P",
                    "-aem",
                    "STORESCP",
                    "-k",
                    "QueryRetrieveLevel=PATIENT",
                    "-k",
                    "PatientID=P1");

            assertThat(result.exitCode()).as(result.toString()).isZero();
            assertThat(storescp.received()).hasSize(6);
        }
    }

    @Test
    void refusesAMoveToSomebodyItDoesNotKnow() {
        ProcessResult result = dcmtk.call(
                "movescu",
                address,
                "-v",
                "-S",
                "-aem",
                "NOBODY",
                "-k",
                "QueryRetrieveLevel=STUDY",
                "-k",
                "StudyInstanceUID=" + study.studyUid());

        assertThat(result.toString()).contains("Refused: MoveDestinationUnknown");
    }

    @Test
    void sendsOnTheSameAssociationForAGet() {
        ProcessResult result = dcmtk.call(
                "getscu",
                address,
                "-v",
                "-S",
                "-od",
                folder.toString(),
                "-k",
                "QueryRetrieveLevel=STUDY",
                "-k",
                "StudyInstanceUID=" + study.studyUid());

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(folder)
                .isDirectoryContaining(file -> file.getFileName()
                        .toString()
                        .contains(study.instances().get(0).sopUid()));
    }

    @Test
    void takesInWhatIsSentToIt() {
        WrittenStudy sent = SyntheticStudy.dx("P3").writeTo(folder.resolve("sent"));

        assertThat(dcmtk.send(address, folder.resolve("sent")).exitCode()).isZero();

        assertThat(find("-S", "-k", "QueryRetrieveLevel=STUDY", "-k", "PatientID=P3", "-k", "StudyInstanceUID"))
                .contains(sent.studyUid());
        assertThat(DcmFiles.dataSet(
                        folder.resolve("pacs").resolve(sent.instances().get(0).sopUid() + ".dcm")))
                .isEqualTo(DcmFiles.dataSet(sent.instances().get(0).file()));
    }

    private String find(String... arguments) {
        String[] verbose = new String[arguments.length + 1];
        verbose[0] = "-v";
        System.arraycopy(arguments, 0, verbose, 1, arguments.length);
        return dcmtk.call("findscu", address, verbose).toString();
    }
}

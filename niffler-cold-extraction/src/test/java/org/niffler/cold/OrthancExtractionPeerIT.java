package org.niffler.cold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.peer.NeedsPeer;
import org.niffler.testkit.peer.OrthancPeer;
import org.niffler.testkit.peer.PeerAddress;

/** The contract against Orthanc. */
@NeedsPeer("Orthanc")
class OrthancExtractionPeerIT extends PeerContract {

    private static final int SOP_CLASS_UID = 0x00080016;

    private OrthancPeer orthanc;

    @Override
    PeerAddress start(PeerAddress destination, Path archive) {
        orthanc = OrthancPeer.start("ORTHANC", destination, PeerAddress.local("MISPLACED", 1));
        orthanc.upload(archive);
        return orthanc.address();
    }

    @Test
    void saysThatThePacsMayNotKnowUs() {
        Run.Result result = as("STRANGER").csv("PatientID", "0045").start();

        assertThat(result.exitCode()).isEqualTo(1);
        assertReason("the C-FIND broke off: " + orthanc.address() + " aborted the association instead of answering;"
                + " perhaps it does not let STRANGER ask for this: its log says why");
    }

    @Test
    void asksWhetherThePacsKnowsOurPort() {
        Run.Result result = as("MISPLACED").csv("PatientID", "0045").start("--retries", "0");

        assertThat(result.exitCode()).isEqualTo(1);
        assertReason("1 of 1 instances did not arrive; the retrieval ended with status 0xC000 (unable to process);"
                + " does the PACS know MISPLACED as this host, port " + niffler.port() + ", and may it connect?");
    }

    @Test
    void asksWhetherThePacsKnowsTheDestination() {
        Run.Result result = run.csv("PatientID", "0045").start("--retries", "0", "--dest-aet", "ELSEWHERE");

        assertThat(result.exitCode()).isEqualTo(1);
        assertReason("the retrieval ended with status 0xC000 (unable to process); does the PACS know ELSEWHERE?");
    }

    @Test
    void saysThatThePacsDoesNotSpeakTls() {
        Run.Result result = run.csv("PatientID", "0045").start("--tls", "true", "--retrieve", "get");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err())
                .isEqualToNormalizingNewlines("The PACS cannot be reached: " + orthanc.address()
                        + ": it closed the connection during the TLS handshake; perhaps it does not speak TLS on this port, or"
                        + " does not accept our certificate, or got none; check our key store, and that the peer trusts the"
                        + " certificate in it\n");
    }

    /** Orthanc ends a C-GET at the first instance of a SOP class that it does not accept on an association. */
    @Test
    void saysThatThePacsMayBeAbleToSendByCMoveOnly(@TempDir Path more) {
        SyntheticStudy.ct("PRIVATE")
                .but(image -> image.setString(SOP_CLASS_UID, VR.UI, "1.2.826.0.1.3680043.2.1143.1"))
                .writeTo(more);
        orthanc.upload(more);

        Run.Result result = run.csv("PatientID", "PRIVATE").start("--retrieve", "get", "--retries", "0");

        assertThat(result.exitCode()).isEqualTo(1);
        assertReason("1 of 1 instances did not arrive; the retrieval ended with status 0xC000 (unable to process), 1"
                + " sub-operations failed; perhaps it can send this by C-MOVE only (Retrieve)");
    }

    @Test
    void listsStudiesInDetailWithTheCountsOfThePacs() throws IOException {
        assertDone(run.csv("PatientID", "000123").start("--file-path", "CFIND-DETAILED"));

        assertThat(Files.readAllLines(run.storage().resolve("cfind-output.csv")))
                .containsExactlyInAnyOrder(
                        "PatientID,StudyInstanceUID,AccessionNumber,StudyDescription,StudyDate,StudyTime,"
                                + "DeviceSerialNumber,ProtocolName,PerformedProcedureStepDescription,"
                                + "NumberOfStudyRelatedSeries,NumberOfStudyRelatedInstances,AcquisitionDate",
                        "000123," + head.studyUid()
                                + ",A-1,\"CT HEAD, \"\"contrast\"\"\",20200214,101500,0001,,,2,6,20200214",
                        "000123," + knee.studyUid() + ",A-2,MR KNEE,20200301,101500,0001,,,1,2,20200301");
    }

    @Test
    void countsInADryRun() {
        assertThat(run.csv("PatientID", "000123", "0045").start("--dry-run").out())
                .isEqualToNormalizingNewlines("""
                        rows:      2 (2 complete)
                        studies:   3 listed, 4 series
                        instances: 9 listed, about 4.5 MiB (at 512 KiB each), 0.0 h (at 20 MB/s)
                        dry run: nothing was retrieved
                        """);
    }

    @AfterAll
    void stop() {
        orthanc.close();
    }

    private Run as(String ourAet) {
        return run.option("QueryAet", ourAet + "@127.0.0.1:" + niffler.port());
    }

    private void assertReason(String reason) {
        assertThat(run.reportRows())
                .singleElement()
                .satisfies(
                        row -> assertThat(row).containsEntry("State", "FAILED").containsEntry("Reason", reason));
    }
}

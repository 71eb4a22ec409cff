package org.niffler.cold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.niffler.testkit.peer.DcmqrscpPeer;
import org.niffler.testkit.peer.NeedsPeer;
import org.niffler.testkit.peer.PeerAddress;

/** The contract against DCMTK's dcmqrscp. DCMTK 3.6.7, which Debian has, gives it no TLS. */
@NeedsPeer({"dcmqrscp", "dcmsend"})
class DcmqrscpExtractionPeerIT extends PeerContract {

    private DcmqrscpPeer dcmqrscp;

    @Override
    PeerAddress start(PeerAddress destination, Path archive) {
        dcmqrscp = DcmqrscpPeer.start("DCMQR", destination, PeerAddress.local("MISPLACED", 1));
        dcmqrscp.load(archive);
        return dcmqrscp.address();
    }

    /** It does not support the optional key Series Description. */
    @Test
    @Override
    void retrievesTheSeriesWithTheWantedDescriptionOnly() {
        Run.Result result = run.csv("PatientID", "000123").start("--series-description", "series [2-9]$");

        assertThat(result.exitCode()).isEqualTo(1);
        String notChosen =
                " instances did not arrive; nothing was asked: the PACS does not list the series, or not with"
                        + " what they are to be chosen by (Modality, SeriesDescription)";
        assertThat(run.reportRows())
                .extracting(row -> row.get("State") + ": " + row.get("Reason"))
                .containsExactlyInAnyOrder("FAILED: 6 of 6" + notChosen, "FAILED: 2 of 2" + notChosen);
        assertThat(run.storedFiles()).isEmpty();
    }

    @Test
    void asksWhetherThePacsKnowsOurPort() {
        assertThat(as("MISPLACED").exitCode()).isEqualTo(1);

        assertReason("1 of 1 instances did not arrive; the retrieval ended with status 0xA702 (out of resources: unable"
                + " to perform sub-operations), 1 sub-operations failed; does the PACS know MISPLACED as this host,"
                + " port " + niffler.port() + ", and may it connect?");
    }

    @Test
    void asksWhetherThePacsKnowsUs() {
        assertThat(as("STRANGER").exitCode()).isEqualTo(1);

        assertReason("1 of 1 instances did not arrive; the retrieval ended with status 0xA801 (move destination"
                + " unknown); does the PACS know STRANGER as this host, port " + niffler.port()
                + ", and may it connect?");
    }

    @Test
    void listsStudiesInDetailWithoutTheCountsThatItDoesNotGive() throws IOException {
        assertDone(run.csv("PatientID", "000123").start("--file-path", "CFIND-DETAILED"));

        assertThat(Files.readAllLines(run.storage().resolve("cfind-output.csv")))
                .contains(
                        "000123," + head.studyUid() + ",A-1,\"CT HEAD, \"\"contrast\"\"\",20200214,101500,,,,,,",
                        "000123," + knee.studyUid() + ",A-2,MR KNEE,20200301,101500,,,,,,");
    }

    @Test
    void countsInADryRunThoughThePacsDoesNot() {
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
        dcmqrscp.close();
    }

    private Run.Result as(String ourAet) {
        return run.csv("PatientID", "0045")
                .option("QueryAet", ourAet + "@127.0.0.1:" + niffler.port())
                .start("--retries", "0");
    }

    private void assertReason(String reason) {
        assertThat(run.reportRows())
                .singleElement()
                .satisfies(
                        row -> assertThat(row).containsEntry("State", "FAILED").containsEntry("Reason", reason));
    }
}

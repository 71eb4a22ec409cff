package org.niffler.cold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.pacs.TestPacs;

/** The ways on which images come, or go elsewhere. */
class TransportIT extends TwoStudies {

    @Test
    void retrievesByCGetWithoutListeningAnywhere() throws IOException {
        try (ServerSocket taken = new ServerSocket(run.port(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();

            Run.Result result =
                    run.csv("PatientID", "P1", "P2").option("Retrieve", "get").start();

            assertThat(result.exitCode()).as(result.err()).isZero();
        }
        run.assertHolds("P1", ct.instances());
        run.assertHolds("P2", mr.instances());
        assertThat(pacs.requests("C-GET")).isEqualTo(2);
    }

    @Test
    void asksForTheRestByCGetToo() {
        pacs.faults().abortAfter(3);

        Run.Result result = run.csv("PatientID", "P1").option("Retrieve", "get").start();

        assertThat(result.exitCode()).as(result.err()).isZero();
        run.assertHolds("P1", ct.instances());
    }

    @Test
    void getsByCGetWhatNobodyWouldHaveProposed() {
        Path archive = folder.resolve("private");
        WrittenStudy spectra = SyntheticStudy.mr("P9")
                .instances(2)
                .but(image -> image.setString(Tag.SOPClassUID, VR.UI, "1.3.12.2.1107.5.9.1"))
                .writeTo(archive);
        try (TestPacs second = TestPacs.serve("OTHER", archive)) {
            Run.Result result = run.csv("PatientID", "P9")
                    .option("SrcAet", second.address())
                    .option("Retrieve", "get")
                    .start();

            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(second.associations().mostAtOnce()).isLessThanOrEqualTo(2);
        }
        run.assertHolds("P9", spectra.instances());
    }

    @Test
    void listensNowhereWhenTheImagesGoElsewhereAndSaysWhatThatProves() {
        pacs.destination("ELSEWHERE", run.port());

        Run.Result result = run.csv("PatientID", "P2")
                .option("DestAet", "ELSEWHERE")
                .option("Retries", "0")
                .start();

        assertThat(result.exitCode()).as("nobody listens there").isEqualTo(1);
        assertThat(result.out()).contains("sent to:   ELSEWHERE; verified by the counters of the PACS only");
        assertThat(run.storage()).doesNotExist();
    }

    @Test
    void saysWhichKeyStoreCannotBeUsed() {
        Run.Result result = run.csv("PatientID", "P1")
                .option("Tls", "true")
                .option("TlsTrustStore", folder.resolve("missing.p12").toString())
                .start();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains("TlsTrustStore: its password is missing; put it into the environment variable"
                        + " NIFFLER_TLS_TRUST_STORE_PASSWORD");
    }
}

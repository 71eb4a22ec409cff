package org.niffler.cold;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.peer.NeedsPeer;
import org.niffler.testkit.peer.OrthancPeer;
import org.niffler.testkit.peer.PeerAddress;
import org.niffler.testkit.process.Ports;
import org.niffler.testkit.tls.TestCertificate;

/** The jar and an Orthanc that wants TLS and our certificate, as it does by default where TLS is on. */
@NeedsPeer("Orthanc")
class OrthancTlsPeerIT {

    private static final PeerAddress NIFFLER = PeerAddress.local("NIFFLER", Ports.free());
    private static final Map<String, String> PASSWORDS = Map.of(
            "NIFFLER_TLS_KEY_STORE_PASSWORD", TestCertificate.PASSWORD,
            "NIFFLER_TLS_TRUST_STORE_PASSWORD", TestCertificate.PASSWORD);

    private static TestCertificate ours;
    private static TestCertificate theirs;
    private static TestCertificate strangers;
    private static WrittenStudy study;
    private static OrthancPeer orthanc;

    @TempDir
    private Path folder;

    private Run run;

    @BeforeAll
    static void startOrthanc(@TempDir Path keys, @TempDir Path archive) {
        ours = TestCertificate.forThisHost(keys, "ours");
        theirs = TestCertificate.forThisHost(keys, "theirs");
        strangers = TestCertificate.forThisHost(keys, "strangers");
        orthanc = OrthancPeer.startWith(
                "ORTHANC",
                Map.of(
                        "DicomTlsEnabled", true,
                        "DicomTlsRemoteCertificateRequired", true,
                        "DicomTlsCertificate", theirs.certificatePem().toString(),
                        "DicomTlsPrivateKey", theirs.keyPem().toString(),
                        "DicomTlsTrustedCertificates", ours.certificatePem().toString(),
                        "DicomModalities",
                                Map.of("NIFFLER", modality("NIFFLER", true), "PLAIN", modality("PLAIN", false))));
        study = SyntheticStudy.ct("000123").instances(5).writeTo(archive);
        orthanc.upload(archive);
    }

    private static Map<String, Object> modality(String aet, boolean tls) {
        return Map.of("AET", aet, "Host", NIFFLER.host(), "Port", NIFFLER.port(), "UseDicomTls", tls);
    }

    @AfterAll
    static void stopOrthanc() {
        orthanc.close();
    }

    @BeforeEach
    void prepareRun() {
        run = Run.ofJar(folder, orthanc.address(), NIFFLER.port(), PASSWORDS)
                .csv("PatientID", "000123")
                .option("Retries", "0");
    }

    @Test
    void retrievesByCMoveWithCertificatesShownInBothDirections() {
        Run.Result result = secured(ours, theirs).start();

        assertThat(result.exitCode()).as(result + orthanc.log()).isZero();
        run.assertHolds("000123", study.instances());
    }

    @Test
    void retrievesByCGet() {
        Run.Result result = secured(ours, theirs).start("--retrieve", "get");

        assertThat(result.exitCode()).as(result + orthanc.log()).isZero();
        run.assertHolds("000123", study.instances());
    }

    @Test
    void saysThatWeDoNotTrustTheCertificateOfThePacs() {
        assertUnreachable(
                secured(ours, strangers).start(),
                "its certificate is not trusted; add it, or its authority's, to the trust store");
    }

    @Test
    void saysThatThePacsDoesNotTrustOurs() {
        assertOurCertificateIsRefused(secured(strangers, theirs).start());
    }

    @Test
    void saysThatThePacsWantsACertificate() {
        Run.Result result = run.option("Tls", "true")
                .option("TlsTrustStore", theirs.trustStore().toString())
                .start("--retrieve", "get");

        assertOurCertificateIsRefused(result);
    }

    @Test
    void saysThatThePacsMayWantTls() {
        assertUnreachable(
                run.start(),
                "the connection broke while the association was being opened; is port "
                        + orthanc.address().port() + " a DICOM port (with or without TLS as we do)?");
    }

    @Test
    void asksWhetherThePacsConnectsAsItShouldWhereItConnectsWithoutTls() {
        Run.Result result = secured(ours, theirs)
                .option("QueryAet", "PLAIN@127.0.0.1:" + NIFFLER.port())
                .start();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(run.reportRows())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("State", "FAILED")
                        .containsEntry(
                                "Reason",
                                "5 of 5 instances did not arrive; the retrieval ended with status 0xC000 (unable to"
                                        + " process); does the PACS know PLAIN as this host, port " + NIFFLER.port()
                                        + " with TLS, and may it connect?"));
    }

    private Run secured(TestCertificate shown, TestCertificate trusted) {
        return run.option("Tls", "true")
                .option("TlsKeyStore", shown.keyStore().toString())
                .option("TlsTrustStore", trusted.trustStore().toString());
    }

    /** At which step of the handshake, and whether we get to see its alert, is a matter of speed. */
    private static void assertOurCertificateIsRefused(Run.Result result) {
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(3);
        assertThat(result.err())
                .startsWith("The PACS cannot be reached: " + orthanc.address() + ": it ")
                .containsPattern("does not accept our certificate, or got none( \\(TLS alert \\w+\\))?; check our key"
                        + " store, and that the peer trusts the certificate in it\\R$");
    }

    private static void assertUnreachable(Run.Result result, String reason) {
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(3);
        assertThat(result.err())
                .isEqualToNormalizingNewlines(
                        "The PACS cannot be reached: " + orthanc.address() + ": " + reason + "\n");
    }
}

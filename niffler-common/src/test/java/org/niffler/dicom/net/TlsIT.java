package org.niffler.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.dicom.AeAddress;
import org.niffler.dicom.AeTitle;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.DimseStatus;
import org.niffler.dicom.KeyStoreFile;
import org.niffler.dicom.LocalAe;
import org.niffler.dicom.NetworkSettings;
import org.niffler.dicom.QueryRetrieveLevel;
import org.niffler.dicom.SecuritySettings;
import org.niffler.dicom.TlsSettings;
import org.niffler.dicom.net.UnreachableException.Reason;
import org.niffler.dicom.net.scp.InstanceSink;
import org.niffler.dicom.net.scp.StorageScp;
import org.niffler.dicom.net.scp.StorageService;
import org.niffler.dicom.net.scu.CEchoScu;
import org.niffler.dicom.net.scu.CGetScu;
import org.niffler.dicom.net.scu.EchoOutcome;
import org.niffler.dicom.net.scu.QueryRetrieveSopClasses;
import org.niffler.dicom.net.scu.SubOperations;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.pacs.TestPacs;
import org.niffler.testkit.pacs.TestSender;
import org.niffler.testkit.tls.TestCertificate;

/** TLS in both roles, against peers that use the JDK's sockets directly. */
class TlsIT {

    private static final AeTitle NIFFLER = new AeTitle("NIFFLER");
    private static final LocalAe ANY_PORT = new LocalAe(NIFFLER, Optional.of("127.0.0.1"), 0);
    private static final NetworkSettings NETWORK =
            NetworkSettings.defaults().withAcceptTimeout(Duration.ofMillis(1500));

    @TempDir
    private static Path keys;

    private static TestCertificate ours;
    private static TestCertificate theirs;
    private static TestCertificate strangers;

    @TempDir
    private Path folder;

    private final ConcurrentLinkedQueue<String> arrived = new ConcurrentLinkedQueue<>();
    private final InstanceSink sink = instance -> {
        instance.dataSet().readAllBytes();
        arrived.add(instance.sopInstanceUid());
        return DimseStatus.SUCCESS;
    };

    @BeforeAll
    static void makeKeys() {
        ours = TestCertificate.forThisHost(keys, "ours");
        theirs = TestCertificate.forThisHost(keys, "theirs");
        strangers = TestCertificate.forThisHost(keys, "strangers");
    }

    @Test
    void echoesOverMutualTls() throws Exception {
        try (TestPacs pacs = pacs(mutual(theirs.contextTrusting(ours)))) {
            assertThat(echo(pacs.address(), mutual(theirs))).isEqualTo(new EchoOutcome.Answered(DimseStatus.SUCCESS));
        }
    }

    @Test
    void echoesOverEachProtocol() throws Exception {
        try (TestPacs pacs = pacs(mutual(theirs.contextTrusting(ours)))) {
            for (String protocol : TlsSettings.PROTOCOLS) {
                assertThat(echo(pacs.address(), mutual(theirs).withProtocols(List.of(protocol))))
                        .isEqualTo(new EchoOutcome.Answered(DimseStatus.SUCCESS));
            }
        }
    }

    @Test
    void retrievesByCGetOverTls() throws Exception {
        WrittenStudy study =
                SyntheticStudy.ct("P1").instances(20).size(300, 300).writeTo(folder);
        DataSet key = DataSet.builder()
                .put(DicomTag.STUDY_INSTANCE_UID, study.studyUid())
                .build();
        try (TestPacs pacs = pacs(mutual(theirs.contextTrusting(ours)));
                DicomNode node = node(mutual(theirs));
                AssociationPool pool = new AssociationPool(node, AeAddress.parse(pacs.address()), CGetScu.offer(), 1)) {
            StorageService.provide(node, sink);

            assertThat(new CGetScu(pool)
                            .get(QueryRetrieveLevel.STUDY, key, counters -> {})
                            .subOperations())
                    .isEqualTo(new SubOperations(0, 20, 0, 0));
        }
        assertThat(arrived).hasSize(20);
    }

    @Test
    void receivesOverMutualTls() throws Exception {
        List<Path> files = SyntheticStudy.ct("P1").instances(20).size(300, 300).writeTo(folder).instances().stream()
                .map(WrittenInstance::file)
                .toList();
        try (DicomNode node = node(mutual(theirs));
                StorageScp scp = StorageScp.start(node, ANY_PORT, sink);
                TestSender sender = new TestSender(
                        "NIFFLER", scp.port(), theirs.contextTrusting(ours).getSocketFactory())) {
            assertThat(sender.send(files)).hasSize(20).containsOnly(new TestSender.Answer(0, ""));
        }
        assertThat(arrived).hasSize(20);
    }

    @Test
    void receivesFromNobodyWhoseCertificateIsNotTrustedNorFromThoseWithoutTls() throws Exception {
        List<Path> files = List.of(
                SyntheticStudy.ct("P1").writeTo(folder).instances().get(0).file());
        try (DicomNode node = node(mutual(theirs));
                StorageScp scp = StorageScp.start(node, ANY_PORT, sink);
                TestSender stranger = new TestSender(
                        "NIFFLER", scp.port(), strangers.contextTrusting(ours).getSocketFactory());
                TestSender plain = new TestSender("NIFFLER", scp.port());
                TestSender known = new TestSender(
                        "NIFFLER", scp.port(), theirs.contextTrusting(ours).getSocketFactory())) {
            assertThatThrownBy(() -> stranger.send(files)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> plain.send(files)).isInstanceOf(IOException.class);
            assertThat(arrived).isEmpty();

            assertThat(known.send(files)).containsOnly(new TestSender.Answer(0, ""));
        }
    }

    @Test
    void isNotHeldUpByAPeerThatConnectsAndSaysNothing() throws Exception {
        List<Path> files = List.of(
                SyntheticStudy.ct("P1").writeTo(folder).instances().get(0).file());
        try (DicomNode node = node(mutual(theirs));
                StorageScp scp = StorageScp.start(node, ANY_PORT, sink);
                var silent = new java.net.Socket(InetAddress.getLoopbackAddress(), scp.port());
                TestSender sender = new TestSender(
                        "NIFFLER", scp.port(), theirs.contextTrusting(ours).getSocketFactory())) {
            assertThat(sender.send(files)).containsOnly(new TestSender.Answer(0, ""));
            silent.setSoTimeout(20_000);
            assertThat(silent.getInputStream().readAllBytes())
                    .as("and is sent away in the end")
                    .hasSizeLessThan(100);
        }
    }

    @Test
    void needsACertificateToReceive() throws Exception {
        try (DicomNode node = node(TlsSettings.trusting(store(theirs.trustStore())))) {
            assertThatThrownBy(() -> StorageScp.start(node, ANY_PORT, sink))
                    .isInstanceOf(TlsSettingsException.class)
                    .hasMessage(
                            "To accept connections with TLS we need a certificate of our own; name a key store (TlsKeyStore)");
        }
    }

    @Test
    void saysThatThePeersCertificateIsNotTrusted() throws Exception {
        try (TestPacs pacs = pacs(mutual(theirs.contextTrusting(ours)))) {
            assertUnreachable(
                    pacs.address(),
                    mutual(strangers),
                    "its certificate is not trusted; add it, or its authority's, to the trust store");
        }
    }

    @Test
    void saysThatThePeersCertificateHasExpired() throws Exception {
        TestCertificate old =
                TestCertificate.create(keys, "old", "-ext", "san=ip:127.0.0.1", "-startdate", "-10d", "-validity", "5");
        try (TestPacs pacs = pacs(mutual(old.contextTrusting(ours)))) {
            assertUnreachable(pacs.address(), mutual(old), "its certificate has expired; have it renewed");
        }
    }

    @Test
    void saysThatThePeersCertificateIsNotYetValid() throws Exception {
        TestCertificate early = TestCertificate.create(
                keys, "early", "-ext", "san=ip:127.0.0.1", "-startdate", "+10d", "-validity", "5");
        try (TestPacs pacs = pacs(mutual(early.contextTrusting(ours)))) {
            assertUnreachable(
                    pacs.address(),
                    mutual(early),
                    "its certificate is not valid yet; check the clocks of both machines");
        }
    }

    @Test
    void looksAtTheHostNameUnlessToldNotTo() throws Exception {
        TestCertificate elsewhere = TestCertificate.create(keys, "elsewhere", "-ext", "san=dns:pacs.example");
        try (TestPacs pacs = pacs(mutual(elsewhere.contextTrusting(ours)))) {
            assertUnreachable(
                    pacs.address(),
                    mutual(elsewhere),
                    "its certificate is for another host name; call it by the name in its certificate, or do not verify"
                            + " host names (TlsHostNames)");
            assertThat(echo(pacs.address(), mutual(elsewhere).withoutHostNames()))
                    .isEqualTo(new EchoOutcome.Answered(DimseStatus.SUCCESS));
        }
    }

    @Test
    void saysThatThePeerDoesNotAcceptOurCertificate() throws Exception {
        try (TestPacs pacs = pacs(mutual(theirs.contextTrusting(strangers)))) {
            assertCertificateRefused(pacs, mutual(theirs));
        }
    }

    @Test
    void saysThatThePeerWantsACertificate() throws Exception {
        try (TestPacs pacs = pacs(mutual(theirs.contextTrusting(ours)))) {
            assertCertificateRefused(pacs, TlsSettings.trusting(store(theirs.trustStore())));
        }
    }

    /** Its alert, which comes at another time in each protocol, may be lost together with the connection. */
    private static void assertCertificateRefused(TestPacs pacs, TlsSettings tls) {
        assertThat(TlsSettings.PROTOCOLS)
                .allSatisfy(protocol -> assertThatThrownBy(
                                () -> echo(pacs.address(), tls.withProtocols(List.of(protocol))))
                        .isInstanceOfSatisfying(
                                UnreachableException.class,
                                e -> assertThat(e.reason()).isEqualTo(Reason.TLS))
                        .hasMessageContaining("does not accept our certificate, or got none")
                        .hasMessageEndingWith("; check our key store, and that the peer trusts the certificate in it"));
    }

    @Test
    void saysThatThePeerSpeaksOtherProtocols() throws Exception {
        try (TestPacs pacs = pacs(only("TLSv1.2", theirs.contextTrusting(ours)))) {
            assertUnreachable(
                    pacs.address(),
                    mutual(theirs).withProtocols(List.of("TLSv1.3")),
                    "it speaks none of the TLS protocols that we do (TLS alert protocol_version)");
        }
    }

    @Test
    void saysThatThePeerDoesNotSpeakTls() throws Exception {
        try (TestPacs pacs = TestPacs.serve("PACS", folder)) {
            assertThatThrownBy(() -> echo(pacs.address(), mutual(theirs)))
                    .isInstanceOfSatisfying(
                            UnreachableException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.TLS))
                    .hasMessageStartingWith(pacs.address() + ": it ")
                    .hasMessageContaining("does not speak TLS on this port");
        }
    }

    @Test
    void saysThatThePeerDoesNotAnswerTheHandshake() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertUnreachable(
                    "PACS@127.0.0.1:" + silent.getLocalPort(),
                    mutual(theirs),
                    "it does not answer the TLS handshake; perhaps it does not speak TLS on this port");
        }
    }

    @Test
    void saysThatAPortWithTlsIsNotSpokenToWithoutIt() throws Exception {
        try (TestPacs pacs = pacs(mutual(theirs.contextTrusting(ours)));
                DicomNode plain = new DicomNode(NIFFLER, NETWORK);
                AssociationPool pool = echoPool(plain, pacs.address())) {
            assertThatThrownBy(() -> new CEchoScu(pool).echo())
                    .isInstanceOf(UnreachableException.class)
                    .message()
                    .as("its TLS alert is no PDU, and may be lost with the connection")
                    .isIn(
                            pacs.address() + ": what answers there does not speak DICOM as we do; is " + pacs.port()
                                    + " a DICOM port?",
                            pacs.address() + ": the connection broke while the association was being opened; is port "
                                    + pacs.port() + " a DICOM port (with or without TLS as we do)?");
        }
    }

    @Test
    void saysWhatIsWrongWithAKeyStore() throws Exception {
        Path missing = folder.resolve("missing.p12");
        Path pem = theirs.certificatePem();
        assertNotUsable(
                new KeyStoreFile(missing, "x"), "The key store " + missing + " does not exist; correct its path");
        assertNotUsable(
                new KeyStoreFile(ours.keyStore(), "wrong"),
                "The key store " + ours.keyStore() + " does not open with the password given for it");
        assertNotUsable(
                new KeyStoreFile(pem, "x"),
                "The key store " + pem + " is neither in the format PKCS12 nor JKS; of PEM files it is made by: openssl"
                        + " pkcs12 -export -inkey KEY -in CERTIFICATE -out STORE.p12");
        assertNotUsable(
                store(ours.trustStore()),
                "The key store " + ours.trustStore() + " holds no private key; make one with its certificate: keytool"
                        + " -genkeypair -keystore " + ours.trustStore());
    }

    @Test
    void saysWhatIsWrongWithATrustStore() throws Exception {
        Path missing = folder.resolve("missing.p12");
        assertThatThrownBy(() -> node(TlsSettings.trusting(new KeyStoreFile(missing, "x"))))
                .isInstanceOf(TlsSettingsException.class)
                .hasMessage("The trust store " + missing + " does not exist; correct its path");
        Path noStore = Files.writeString(folder.resolve("no-store.p12"), "");
        assertThatThrownBy(() -> node(TlsSettings.trusting(new KeyStoreFile(noStore, "x"))))
                .isInstanceOf(TlsSettingsException.class)
                .hasMessageStartingWith("The trust store " + noStore + " ");
    }

    private static void assertNotUsable(KeyStoreFile keyStore, String message) {
        assertThatThrownBy(() -> node(TlsSettings.mutual(keyStore, store(theirs.trustStore()))))
                .isInstanceOf(TlsSettingsException.class)
                .hasMessage(message);
    }

    private static void assertUnreachable(String peer, TlsSettings tls, String explanation) throws Exception {
        assertThatThrownBy(() -> echo(peer, tls))
                .isInstanceOfSatisfying(
                        UnreachableException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TLS))
                .hasMessage(peer + ": " + explanation);
    }

    private static EchoOutcome echo(String peer, TlsSettings tls) throws Exception {
        try (DicomNode node = node(tls);
                AssociationPool pool = echoPool(node, peer)) {
            return new CEchoScu(pool).echo();
        }
    }

    private static AssociationPool echoPool(DicomNode node, String peer) {
        return new AssociationPool(node, AeAddress.parse(peer), QueryRetrieveSopClasses.all(), 1);
    }

    private static DicomNode node(TlsSettings tls) throws TlsSettingsException {
        return new DicomNode(NIFFLER, NETWORK, SecuritySettings.NONE.with(tls));
    }

    private static TlsSettings mutual(TestCertificate peer) {
        return TlsSettings.mutual(store(ours.keyStore()), store(peer.trustStore()));
    }

    private static KeyStoreFile store(Path file) {
        return new KeyStoreFile(file, TestCertificate.PASSWORD);
    }

    private TestPacs pacs(ServerSocketFactory sockets) {
        return TestPacs.serve("PACS", folder, sockets);
    }

    private static ServerSocketFactory mutual(SSLContext context) {
        return new Sockets(context, TlsSettings.PROTOCOLS);
    }

    private static ServerSocketFactory only(String protocol, SSLContext context) {
        return new Sockets(context, List.of(protocol));
    }

    /** Sockets that want a certificate. */
    private static final class Sockets extends ServerSocketFactory {

        private final SSLContext context;
        private final List<String> protocols;

        Sockets(SSLContext context, List<String> protocols) {
            this.context = context;
            this.protocols = protocols;
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
            SSLServerSocket socket =
                    (SSLServerSocket) context.getServerSocketFactory().createServerSocket(port, backlog, address);
            socket.setNeedClientAuth(true);
            socket.setEnabledProtocols(protocols.toArray(String[]::new));
            return socket;
        }

        @Override
        public ServerSocket createServerSocket(int port) throws IOException {
            return createServerSocket(port, 50, InetAddress.getLoopbackAddress());
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog) throws IOException {
            return createServerSocket(port, backlog, InetAddress.getLoopbackAddress());
        }
    }
}

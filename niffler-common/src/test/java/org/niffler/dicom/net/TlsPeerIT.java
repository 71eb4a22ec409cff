package org.niffler.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.dicom.AeAddress;
import org.niffler.dicom.AeTitle;
import org.niffler.dicom.DimseStatus;
import org.niffler.dicom.KeyStoreFile;
import org.niffler.dicom.LocalAe;
import org.niffler.dicom.NetworkSettings;
import org.niffler.dicom.SecuritySettings;
import org.niffler.dicom.TlsSettings;
import org.niffler.dicom.net.scp.InstanceSink;
import org.niffler.dicom.net.scp.StorageScp;
import org.niffler.dicom.net.scu.CEchoScu;
import org.niffler.dicom.net.scu.EchoOutcome;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.peer.DcmtkTools;
import org.niffler.testkit.peer.NeedsPeer;
import org.niffler.testkit.peer.PeerAddress;
import org.niffler.testkit.peer.StorescpPeer;
import org.niffler.testkit.process.ProcessResult;
import org.niffler.testkit.tls.TestCertificate;

/** Mutual TLS with DCMTK, in both roles. */
@NeedsPeer({"storescp", "storescu"})
class TlsPeerIT {

    private static final AeTitle NIFFLER = new AeTitle("NIFFLER");

    @TempDir
    private static Path keys;

    private static TestCertificate ours;
    private static TestCertificate theirs;

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeKeys() {
        ours = TestCertificate.forThisHost(keys, "ours");
        theirs = TestCertificate.forThisHost(keys, "theirs");
    }

    @Test
    void echoesToStorescp() throws Exception {
        try (StorescpPeer peer = StorescpPeer.start("STORE", dcmtkTls("--require-peer-cert"));
                DicomNode node = node();
                AssociationPool pool = new AssociationPool(
                        node, AeAddress.parse(peer.address().toString()), List.of("1.2.840.10008.1.1"), 1)) {
            assertThat(new CEchoScu(pool).echo())
                    .as(peer.log())
                    .isEqualTo(new EchoOutcome.Answered(DimseStatus.SUCCESS));
        }
    }

    @Test
    void receivesFromStorescu() throws Exception {
        WrittenStudy study =
                SyntheticStudy.ct("P1").instances(10).size(512, 512).writeTo(folder);
        ConcurrentLinkedQueue<String> arrived = new ConcurrentLinkedQueue<>();
        InstanceSink sink = instance -> {
            instance.dataSet().readAllBytes();
            arrived.add(instance.sopInstanceUid());
            return DimseStatus.SUCCESS;
        };
        try (DicomNode node = node();
                StorageScp scp = StorageScp.start(node, new LocalAe(NIFFLER, Optional.of("127.0.0.1"), 0), sink)) {
            String[] options = dcmtkTls("--require-peer-cert", "--scan-directories", folder.toString());

            ProcessResult sent =
                    DcmtkTools.calling("SENDER").call("storescu", PeerAddress.local("NIFFLER", scp.port()), options);

            assertThat(sent.exitCode()).as(sent.toString()).isZero();
        }
        assertThat(arrived)
                .containsExactlyInAnyOrderElementsOf(study.instances().stream()
                        .map(instance -> instance.sopUid())
                        .toList());
    }

    private static String[] dcmtkTls(String... more) {
        List<String> options = new ArrayList<>(List.of(
                "--enable-tls",
                theirs.keyPem().toString(),
                theirs.certificatePem().toString(),
                "--add-cert-file",
                ours.certificatePem().toString()));
        options.addAll(List.of(more));
        return options.toArray(String[]::new);
    }

    private static DicomNode node() throws TlsSettingsException {
        TlsSettings tls = TlsSettings.mutual(
                new KeyStoreFile(ours.keyStore(), TestCertificate.PASSWORD),
                new KeyStoreFile(theirs.trustStore(), TestCertificate.PASSWORD));
        return new DicomNode(NIFFLER, NetworkSettings.defaults(), SecuritySettings.NONE.with(tls));
    }
}

package org.niffler.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.niffler.dicom.AeTitle;
import org.niffler.dicom.DimseStatus;
import org.niffler.dicom.LocalAe;
import org.niffler.dicom.NetworkSettings;
import org.niffler.dicom.net.scp.InstanceSink;
import org.niffler.dicom.net.scp.StorageScp;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.pacs.TestSender;

/** Who may open an association with us, and who hears of it. */
class AdmissionIT {

    private static final AeTitle TITLE = new AeTitle("NIFFLER");
    private static final InstanceSink TAKES_ALL = instance -> {
        instance.dataSet().readAllBytes();
        return DimseStatus.SUCCESS;
    };

    @TempDir
    private Path folder;

    private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
    private final AssociationWatch watch = new AssociationWatch() {
        @Override
        public void opened(String callingAet) {
            seen.add("opened " + callingAet);
        }

        @Override
        public void closed(String callingAet) {
            seen.add("closed " + callingAet);
        }

        @Override
        public void refused(String who, Refusal reason) {
            seen.add("refused " + who + ": " + reason);
        }
    };
    private final DicomNode node = new DicomNode(TITLE, NetworkSettings.defaults());

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void admitsTheAeTitlesOfTheListAndTellsOfTheirAssociations() throws Exception {
        node.admit(new Admission(Set.of(new AeTitle("CT1"), new AeTitle("SENDER")), List.of(), 10), watch);

        send(TAKES_ALL);

        await().untilAsserted(() -> assertThat(seen).containsExactly("opened SENDER", "closed SENDER"));
    }

    @Test
    void rejectsOtherAeTitles() {
        node.admit(new Admission(Set.of(new AeTitle("CT1")), List.of(), 10), watch);

        assertThatThrownBy(() -> send(TAKES_ALL)).isInstanceOf(IOException.class);

        assertThat(seen).containsExactly("refused SENDER: CALLING_AET_NOT_ALLOWED");
    }

    @Test
    void closesConnectionsFromOtherHostsAtOnce() throws Exception {
        node.admit(new Admission(Set.of(), List.of(HostRange.parse("10.1.0.0/16")), 10), watch);

        try (StorageScp scp = start(TAKES_ALL);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), scp.port())) {
            socket.setSoTimeout(20_000);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(seen).containsExactly("refused 127.0.0.1: HOST_NOT_ALLOWED");
    }

    @Test
    void rejectsMoreAssociationsThanItMayHaveAndAcceptsAgainLater() throws Exception {
        node.admit(new Admission(Set.of(), List.of(HostRange.parse("127.0.0.1")), 1), watch);
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        InstanceSink slow = instance -> {
            arrived.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return TAKES_ALL.store(instance);
        };
        try (StorageScp scp = start(slow)) {
            Thread first = new Thread(() -> send(scp));
            first.start();
            arrived.await();

            assertThatThrownBy(() -> send(scp)).hasRootCauseInstanceOf(IOException.class);
            assertThat(seen).containsExactly("opened SENDER", "refused SENDER: TOO_MANY");

            goOn.countDown();
            first.join();
            await().untilAsserted(() -> assertThat(seen).contains("closed SENDER"));
            send(scp);
        }
    }

    @Test
    void closesAtOnceThoughSomebodyIsConnectedWhoSaysNothing() throws Exception {
        try (StorageScp scp = start(TAKES_ALL);
                Socket silent = new Socket(InetAddress.getLoopbackAddress(), scp.port())) {
            send(scp); // came behind it
            scp.close();
            long start = System.nanoTime();

            node.close();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            silent.setSoTimeout(20_000);
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 10.1.2.3, true",
        "10.1.2.3, 10.1.2.4, false",
        "10.1.0.0/16, 10.1.255.4, true",
        "10.1.0.0/16, 10.2.0.1, false",
        "10.1.2.0/23, 10.1.3.9, true",
        "10.1.2.0/23, 10.1.4.1, false",
        "0.0.0.0/0, 192.0.2.1, true",
        "fd00::/8, fd12::1, true",
        "fd00::/8, 10.1.2.3, false",
        "localhost, 127.0.0.1, true"
    })
    void knowsWhichHostsAreInARange(String range, String host, boolean inside) throws Exception {
        assertThat(HostRange.parse(range).contains(InetAddress.getByName(host))).isEqualTo(inside);
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.0.0/33, ': /33 is no number of bits from 0 to 32'",
        "10.1/16, ': an IPv4 address has four numbers'",
        "10.1.0.0/x, ': /x is no number of bits from 0 to 32'",
        "no-such-host.invalid, ': no such host is known here'",
        "10.1/2/3, ''"
    })
    void saysWhatIsExpectedOfARange(String text, String why) {
        assertThatThrownBy(() -> HostRange.parse(text))
                .hasMessage("'" + text + "' is no host or range of hosts" + why
                        + "; expected an address, a name, or a range, for example 192.168.1.10 or 10.1.0.0/16");
    }

    private StorageScp start(InstanceSink sink) throws IOException {
        return StorageScp.start(node, new LocalAe(TITLE, Optional.of("127.0.0.1"), 0), sink);
    }

    private void send(InstanceSink sink) throws IOException, InterruptedException {
        try (StorageScp scp = start(sink);
                TestSender sender = new TestSender("NIFFLER", scp.port())) {
            sender.send(files());
        }
    }

    private void send(StorageScp scp) {
        try (TestSender sender = new TestSender("NIFFLER", scp.port())) {
            sender.send(files());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Path> files() {
        return List.of(SyntheticStudy.ct("P")
                .size(8, 8)
                .writeTo(folder)
                .instances()
                .get(0)
                .file());
    }
}

package org.niffler.testkit.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.process.ProcessResult;

@NeedsPeer({"storescp", "dcmsend", "echoscu"})
class StorescpPeerIT {

    private final DcmtkTools tools = DcmtkTools.calling("TESTER");

    @TempDir
    private Path folder;

    @Test
    void answersAnEcho() {
        try (StorescpPeer peer = StorescpPeer.start("STORE")) {
            ProcessResult echo = tools.echo(peer.address());

            assertThat(echo.exitCode()).as(echo.toString()).isZero();
        }
    }

    @Test
    void keepsWhatItIsSent() {
        Path file = TinyImage.write(folder, 1);
        try (StorescpPeer peer = StorescpPeer.start("STORE", Map.of("TCP_NODELAY", "1"), "--fork")) {
            ProcessResult sent = tools.with("TCP_NODELAY", "1").send(peer.address(), file);

            assertThat(sent.exitCode()).as(sent.toString()).isZero();
            assertThat(peer.received()).hasSize(1);
        }
    }

    @Test
    void isGoneWithItsFilesWhenClosed() {
        StorescpPeer peer = StorescpPeer.start("STORE");
        tools.send(peer.address(), TinyImage.write(folder, 1));
        Path received = peer.received().get(0);

        peer.close();

        assertThat(tools.echo(peer.address()).exitCode()).isNotZero();
        assertThat(received).doesNotExist();
    }

    @Test
    void runsTwiceAtATime() {
        try (StorescpPeer one = StorescpPeer.start("ONE");
                StorescpPeer two = StorescpPeer.start("TWO")) {
            tools.send(two.address(), TinyImage.write(folder, 1));

            assertThat(one.received()).isEmpty();
            assertThat(two.received()).hasSize(1);
        }
    }
}

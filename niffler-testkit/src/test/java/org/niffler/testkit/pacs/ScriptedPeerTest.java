package org.niffler.testkit.pacs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;

class ScriptedPeerTest {

    @TempDir
    private Path folder;

    @Test
    void rejectsAnAssociation() {
        assertThatThrownBy(() -> sendTo(Script.begin().rejectAssociation(1, 1, 7)))
                .hasMessageContaining("called-AE-title-not-recognized");
    }

    @Test
    void acceptsThenAborts() {
        assertThatThrownBy(() ->
                        sendTo(Script.begin().acceptAssociation().readPdu().abort(2, 1)))
                .hasMessageContaining("A-ABORT");
    }

    @Test
    void tearsAPdu() {
        assertThatThrownBy(() -> sendTo(Script.begin().readPdu().send((byte) 2, (byte) 0, (byte) 0)))
                .isInstanceOf(EOFException.class);
    }

    @Test
    void resetsTheConnection() {
        assertThatThrownBy(() -> sendTo(Script.begin().acceptAssociation().reset()))
                .isInstanceOf(IOException.class);
    }

    private void sendTo(Script script) throws Exception {
        Path file = SyntheticStudy.ct("P").writeTo(folder).instances().get(0).file();
        try (ScriptedPeer peer = ScriptedPeer.start("ODD", script);
                TestSender sender = new TestSender("ODD", peer.peerAddress().port())) {
            try {
                sender.send(List.of(file));
            } finally {
                assertThat(peer.received().get(0).type()).isEqualTo(Pdu.ASSOCIATE_RQ);
                assertThat(peer.connections()).isEqualTo(1);
            }
        }
    }
}

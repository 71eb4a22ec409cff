package org.niffler.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.channels.UnresolvedAddressException;
import org.junit.jupiter.api.Test;

class ListenFailureTest {

    private static String of(Throwable failure) {
        return ListenFailure.describe("192.0.2.1", 8080, "the explorer", failure, "Port");
    }

    @Test
    void namesTheSettingIfThePortIsInUse() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket taken = new ServerSocket(0, 1, loopback);
                ServerSocket second = new ServerSocket()) {
            BindException failure = catchThrowableOfType(
                    BindException.class, () -> second.bind(new InetSocketAddress(loopback, taken.getLocalPort())));

            assertThat(of(new IOException("Failed to bind", failure)))
                    .isEqualTo(
                            "Cannot listen on 192.0.2.1:8080 for the explorer: the port is in use. Set Port to a port"
                                    + " that is free.");
        }
    }

    @Test
    void saysThatTheAddressIsAnothers() {
        String expected =
                "Cannot listen on 192.0.2.1:8080 for the explorer: this host has no such address. 127.0.0.1 is"
                        + " the one to use.";

        assertThat(of(new BindException("Cannot assign requested address"))).isEqualTo(expected);
        assertThat(of(new IOException(new UnresolvedAddressException()))).isEqualTo(expected);
    }

    @Test
    void saysWhatElseTheSystemSays() {
        assertThat(of(new SocketException("Permission denied")))
                .isEqualTo(
                        "Cannot listen on 192.0.2.1:8080 for the explorer: Permission denied. Set Port to a port that"
                                + " is free.");
    }
}

package org.niffler.app.explorer.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatienceTest {

    @TempDir
    Path folder;

    private TestExplorer start(Duration patience) throws IOException {
        return TestExplorer.start(
                TestExplorer.withToken(), TestExplorer.settings(folder, false), new TestClock(), patience);
    }

    /** Bytes that are said while the connection stands: one each tenth of a second. */
    private static int saidUntilItEnds(Socket socket, int most) throws IOException {
        socket.setSoTimeout(100);
        int said = 0;
        try {
            while (said < most) {
                socket.getOutputStream().write('A');
                said++;
                if (hasEnded(socket)) {
                    return said;
                }
            }
        } catch (SocketException e) {
            return said; // it was closed while this was said
        }
        return said;
    }

    private static boolean hasEnded(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET / HTTP/1.1\r\nHost: localhost\r\nX: ",
                "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 60000\r\n\r\n{\"token\": \""
            })
    void endsConnectionsWhoseRequestDoesNotCome(String begun) throws IOException {
        try (TestExplorer explorer = start(Duration.ofSeconds(1));
                Socket socket = new Socket(TestExplorer.LOOPBACK, explorer.port())) {
            socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));

            assertThat(saidUntilItEnds(socket, 150)).isLessThan(150);
        }
    }

    @Test
    void beginsAnewWithEachRequest() throws IOException {
        try (TestExplorer explorer = start(Duration.ofSeconds(3));
                Socket socket = new Socket(TestExplorer.LOOPBACK, explorer.port())) {
            String request = "GET /api/v1/session HTTP/1.1\r\nHost: localhost\r\n\r\n";
            for (int i = 0; i < 3; i++) {
                assertThat(saidAfterwards(socket, request)).startsWith("HTTP/1.1 200 ");
            }
        }
    }

    /** Sends a request in two parts that are one and a half seconds apart, and reads the beginning of the answer. */
    private static String saidAfterwards(Socket socket, String request) throws IOException {
        socket.setSoTimeout(1_500);
        byte[] bytes = request.getBytes(StandardCharsets.US_ASCII);
        socket.getOutputStream().write(bytes, 0, 20);
        assertThat(hasEnded(socket)).isFalse();
        socket.getOutputStream().write(bytes, 20, bytes.length - 20);
        socket.setSoTimeout(10_000);
        byte[] answer = new byte[4_000];
        int read = socket.getInputStream().read(answer);
        return new String(answer, 0, Math.max(0, read), StandardCharsets.US_ASCII);
    }
}

package org.niffler.notify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A mail server for one connection that answers as it is told: by the first word of a command, else 250. "" is the word
 * for the greeting. It does what GreenMail cannot: refuse, change to TLS, repeat secrets.
 */
final class ScriptedSmtpServer implements AutoCloseable {

    private final ServerSocket listening;
    private final Map<String, String> answers;
    private final Optional<SSLContext> tls;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Thread thread;

    private ScriptedSmtpServer(ServerSocket listening, Map<String, String> answers, Optional<SSLContext> tls) {
        this.listening = listening;
        this.answers = answers;
        this.tls = tls;
        this.thread = new Thread(this::serve, "scripted SMTP server");
        thread.start();
    }

    static ScriptedSmtpServer inTheClear(Map<String, String> answers) throws IOException {
        return new ScriptedSmtpServer(
                new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1")), answers, Optional.empty());
    }

    static ScriptedSmtpServer withStartTls(SSLContext tls) throws IOException {
        return new ScriptedSmtpServer(
                new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1")),
                Map.of("EHLO", "250-localhost\r\n250 STARTTLS", "STARTTLS", "220 go ahead"),
                Optional.of(tls));
    }

    static ScriptedSmtpServer withTls(SSLContext tls) throws IOException {
        ServerSocket listening =
                tls.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        return new ScriptedSmtpServer(listening, Map.of(), Optional.empty());
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Every line that the client said, once the connection has ended; "TLS" where it was changed. */
    List<String> heard() throws InterruptedException {
        thread.join();
        return List.copyOf(heard);
    }

    private void serve() {
        try (Socket socket = listening.accept()) {
            say(socket, answers.getOrDefault("", "220 localhost"));
            Optional<Socket> changed = converse(socket);
            if (changed.isPresent()) {
                converse(changed.get());
            }
        } catch (IOException e) {
            // The client, or the end of the test, closed the connection; what was heard tells.
            heard.add("connection lost");
        }
    }

    private Optional<Socket> converse(Socket socket) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        boolean inText = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(line);
            if (inText && !line.equals(".")) {
                continue;
            }
            String word = inText ? "." : line.split(" ")[0];
            inText = word.equals("DATA");
            say(socket, answers.getOrDefault(word, inText ? "354 go on" : "250 yes"));
            if (word.equals("QUIT")) {
                return Optional.empty();
            }
            if (word.equals("STARTTLS") && tls.isPresent()) {
                return Optional.of(changeToTls(socket));
            }
        }
        return Optional.empty();
    }

    private Socket changeToTls(Socket socket) throws IOException {
        SSLSocket changed =
                (SSLSocket) tls.orElseThrow().getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        changed.setUseClientMode(false);
        changed.startHandshake();
        heard.add("TLS");
        return changed;
    }

    private static void say(Socket socket, String answer) throws IOException {
        socket.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() {
        try {
            listening.close();
            thread.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

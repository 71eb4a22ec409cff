package org.niffler.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.niffler.testkit.process.BackgroundProgram;
import org.niffler.testkit.process.Ports;
import org.niffler.testkit.process.TempFolder;

/** One measurement: a fresh receiver, a batch sent by DCMTK's storescu, the seconds it took. */
final class Transfer {

    private static final Duration READY = Duration.ofSeconds(30);
    private static final long LIMIT_MILLIS = 600_000;

    private final Path parent;
    private final Batch batch;
    private final Map<String, String> environment;

    /**
     * @param parent where receivers put what they receive
     * @param environment of the sender and of DCMTK's receivers
     */
    Transfer(Path parent, Batch batch, Map<String, String> environment) {
        this.parent = parent;
        this.batch = batch;
        this.environment = environment;
    }

    /** @param earlierBatches sent to the same process before, not measured */
    double seconds(Contender receiver, int earlierBatches) {
        int port = Ports.free();
        try (TempFolder work = TempFolder.create(parent.resolve("receiver").toString())) {
            Path received = work.folder("received");
            try (BackgroundProgram program = BackgroundProgram.start(
                    receiver.command(port, received), environment, work.path().resolve("log"))) {
                program.awaitReady(() -> listens(port), READY);
                for (int i = 0; i < earlierBatches; i++) {
                    send(port);
                    empty(received);
                }
                double seconds = send(port);
                if (receiver.keepsFiles()) {
                    check(received);
                }
                return seconds;
            }
        }
    }

    private double send(int port) {
        try (TempFolder logs = TempFolder.create(parent.resolve("sender").toString())) {
            List<BackgroundProgram> senders = new ArrayList<>();
            long start = System.nanoTime();
            for (Path folder : batch.folders()) {
                senders.add(BackgroundProgram.start(
                        List.of(
                                "storescu",
                                "-aec",
                                Contender.AET,
                                "+sd",
                                "127.0.0.1",
                                String.valueOf(port),
                                folder.toString()),
                        environment,
                        logs.path().resolve("log" + senders.size())));
            }
            for (BackgroundProgram sender : senders) {
                if (!sender.endsWithin(LIMIT_MILLIS) || !sender.log().isBlank()) {
                    throw new IllegalStateException("storescu failed: " + sender.log());
                }
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }

    /** A receiver that loses something is not fast. */
    private void check(Path received) {
        List<Path> files = files(received);
        if (files.size() != batch.instances()) {
            throw new IllegalStateException(files.size() + " of " + batch.instances() + " instances were kept");
        }
    }

    private static void empty(Path received) {
        for (Path file : files(received)) {
            try {
                Files.delete(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static List<Path> files(Path received) {
        try (Stream<Path> files = Files.walk(received)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().equals("lock"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}

package org.niffler.meta;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.pacs.TestSender;
import org.niffler.testkit.pacs.TestSender.Answer;

/**
 * Senders that send one study after the other, each of two series of three instances, and send again what was not
 * acknowledged, as a PACS does.
 */
final class Load implements AutoCloseable {

    private static final long PAUSE_MILLIS = 100;
    private static final int SUCCESS = 0;

    private final int port;
    private final Path folder;
    private final AtomicInteger patients = new AtomicInteger();
    private final Queue<WrittenStudy> sent = new ConcurrentLinkedQueue<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final CountDownLatch ending = new CountDownLatch(1);
    private final CountDownLatch givingUp = new CountDownLatch(1);
    private final Duration between;
    private final List<CompletableFuture<Void>> senders;

    private Load(int port, Path folder, int senders, Duration between) {
        this.port = port;
        this.folder = folder;
        this.between = between;
        this.senders = IntStream.range(0, senders)
                .mapToObj(i -> CompletableFuture.runAsync(this::sendUntilEnd, Load::thread))
                .toList();
    }

    /** @param folder for what is sent */
    static Load on(TestService service, Path folder, int senders) {
        return on(service, folder, senders, Duration.ZERO);
    }

    /** @param between two studies of a sender */
    static Load on(TestService service, Path folder, int senders, Duration between) {
        return new Load(service.port(), folder, senders, between);
    }

    private static void thread(Runnable task) {
        Thread thread = new Thread(task, "load");
        thread.setDaemon(true);
        thread.start();
    }

    /** How many instances were acknowledged so far. */
    int acknowledged() {
        return acknowledged.get();
    }

    /** Lets the senders finish the studies that they have begun; all of all studies is acknowledged then. */
    List<WrittenStudy> finish() {
        ending.countDown();
        CompletableFuture.allOf(senders.toArray(CompletableFuture[]::new))
                .orTimeout(120, TimeUnit.SECONDS)
                .join();
        return List.copyOf(sent);
    }

    private void sendUntilEnd() {
        try {
            while (ending.getCount() > 0 && givingUp.getCount() > 0) {
                WrittenStudy study = SyntheticStudy.ct("P%05d".formatted(patients.incrementAndGet()))
                        .series(2)
                        .instances(3)
                        .size(16, 16)
                        .writeTo(folder);
                send(study);
                sent.add(study);
                ending.await(between.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(WrittenStudy study) throws InterruptedException {
        Set<Path> left = new LinkedHashSet<>();
        study.instances().forEach(instance -> left.add(instance.file()));
        while (!left.isEmpty() && givingUp.getCount() > 0) {
            try (TestSender sender = new TestSender(TestService.TITLE, port)) {
                sender.send(new ArrayList<>(left), (file, answer) -> note(left, file, answer));
            } catch (IOException gone) {
                // The service was killed: what it did not acknowledge is left, and sent again.
                givingUp.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
    }

    private void note(Set<Path> left, Path file, Answer answer) {
        if (answer.status() == SUCCESS) {
            left.remove(file);
            acknowledged.incrementAndGet();
        }
    }

    @Override
    public void close() {
        givingUp.countDown();
    }
}

package org.niffler.bench.receiver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.niffler.bench.figures.Sample;
import org.niffler.bench.images.Batch;
import org.niffler.bench.images.Folders;
import org.niffler.bench.images.Quiet;
import org.niffler.bench.images.Size;
import org.niffler.bench.images.SyntheticImages;
import org.niffler.bench.peer.PeerSockets;
import org.niffler.bench.peer.ReceiverProcess;
import org.niffler.bench.peer.Storescu;
import org.niffler.testkit.process.ProcessFailed;

/**
 * Measures receivers in turn (A B C A B C ...), so that what happens to the machine meanwhile happens to all of them, each
 * time in a fresh process. Counts what arrived; a measurement in which something is missing ends the benchmark.
 */
public final class ReceiverBenchmark {

    private final Plan plan;
    private final Path parent;
    private final Consumer<String> log;
    private final Results results = new Results();
    private int measurements;

    /** @param log is told of every single measurement */
    public ReceiverBenchmark(Plan plan, Path folder, Consumer<String> log) {
        this.plan = plan;
        this.parent = folder;
        this.log = log;
    }

    /** Makes the instances, measures everything, and leaves nothing behind. */
    public Results run() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(parent, "niffler-bench-");
        try {
            for (Size size : plan.sizes()) {
                Path sent = Files.createDirectory(folder.resolve(size.name()));
                Batch batch = new SyntheticImages(size).makeIn(sent);
                for (int repetition = 0; repetition < plan.repetitions(); repetition++) {
                    measureEach(size, batch, folder);
                }
                Folders.delete(sent);
            }
            return results;
        } finally {
            Folders.delete(folder);
        }
    }

    private void measureEach(Size size, Batch batch, Path folder) throws IOException, InterruptedException {
        for (PeerSockets sender : plan.senders()) {
            for (int associations : plan.associations()) {
                for (ReceiverKind receiver : plan.receivers()) {
                    measure(new Case(size, sender, associations, receiver, false), batch, folder);
                }
            }
        }
    }

    private void measure(Case fresh, Batch all, Path folder) throws IOException, InterruptedException {
        int number = ++measurements;
        Path storage = Files.createDirectory(folder.resolve("storage-" + number));
        Batch batch = all.first(fresh.instances());
        Quiet.settle();
        Path said = folder.resolve("receiver-" + number + ".log");
        try (ReceiverProcess receiver = ReceiverProcess.start(
                port -> fresh.receiver().command(port, storage, plan.javaOptions()), fresh.sender(), said)) {
            measure(fresh, batch, storage, receiver);
            if (fresh.receiver().warmsUp()) {
                Case warm = new Case(fresh.size(), fresh.sender(), fresh.associations(), fresh.receiver(), true);
                Folders.empty(storage, folder.resolve("emptied-" + number));
                measure(warm, batch, storage, receiver);
            }
        } catch (ProcessFailed e) {
            throw new ProcessFailed(
                    fresh + ": " + e.getMessage() + ". The receiver said:\n" + Files.readString(said), e);
        }
    }

    private void measure(Case measured, Batch batch, Path storage, ReceiverProcess receiver)
            throws IOException, InterruptedException {
        Quiet.claimMemory(batch, storage.resolveSibling("memory"));
        Duration taken = new Storescu(receiver.port(), measured.sender()).send(batch, measured.associations());
        if (measured.receiver().keeps()) {
            Batch received = Batch.in(storage);
            requireWhole(measured, batch, received);
            // Not deleted before the end: ext4 looks through all inodes that were deleted in the last minutes before it
            // makes a new one, which would be most of what is measured.
            received.truncate();
        }
        double rate = batch.files().size() / (taken.toNanos() / 1e9);
        results.add(measured, rate);
        log.accept(measured + ": " + Sample.format(rate) + " instances/s");
    }

    private static void requireWhole(Case measured, Batch sent, Batch received) throws IOException {
        if (received.files().size() != sent.files().size() || received.dataSetBytes() != sent.dataSetBytes()) {
            throw new ProcessFailed("sent " + sent.files().size() + " instances of " + sent.dataSetBytes()
                    + " bytes, received " + received.files().size() + " of " + received.dataSetBytes());
        }
    }
}

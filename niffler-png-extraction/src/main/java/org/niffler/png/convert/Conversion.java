package org.niffler.png.convert;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.niffler.dicom.file.DurableFiles;
import org.niffler.png.table.FileOutcome;
import org.niffler.png.table.RecordSpool;

/**
 * The run over all files: walks the tree, converts several files at a time, and writes down what became of each as soon as
 * its pictures are on the disk. A file is never begun before there is a thread for it, so that memory does not grow with the
 * tree.
 */
final class Conversion {

    /** How many files may be handed out and not be finished, for each thread; more keeps threads busy at huge files. */
    private static final int AHEAD = 4;

    private final Iterable<InputFile> input;
    private final PngNames names;
    private final FileConversion files;
    private final FailedFiles failed;
    private final RecordSpool spool;
    private final AtomicReference<IOException> broken = new AtomicReference<>();
    private volatile boolean stopped;

    Conversion(Iterable<InputFile> input, PngNames names, FileConversion files, FailedFiles failed, RecordSpool spool) {
        this.input = input;
        this.names = names;
        this.files = files;
        this.failed = failed;
        this.spool = spool;
    }

    /** Lets the files in work be finished and begins no other. */
    void stop() {
        stopped = true;
    }

    /**
     * Converts every file that no earlier run has.
     *
     * @param done told of each file, by any thread
     * @return whether it came to the end of the tree
     * @throws IOException if the output cannot be written
     */
    boolean run(int threads, Consumer<FileOutcome> done) throws IOException, InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            boolean whole = hand(new Semaphore(threads * AHEAD), workers, done);
            workers.shutdown();
            workers.awaitTermination(Long.MAX_VALUE, TimeUnit.DAYS);
            if (broken.get() != null) {
                throw broken.get();
            }
            return whole;
        } finally {
            workers.shutdownNow();
        }
    }

    /** Hands files to the workers as there is room; says whether it came to the last. */
    private boolean hand(Semaphore room, ExecutorService workers, Consumer<FileOutcome> done)
            throws IOException, InterruptedException {
        long turn = 0;
        for (InputFile file : input) {
            if (stopped || broken.get() != null) {
                return false;
            }
            if (spool.contains(file.source())) {
                names.taken(file, spool);
                continue;
            }
            room.acquire();
            long mine = turn++;
            workers.execute(() -> {
                try {
                    convert(mine, file, done);
                } finally {
                    room.release();
                }
            });
        }
        return true;
    }

    private void convert(long turn, InputFile file, Consumer<FileOutcome> done) {
        try {
            if (broken.get() != null) {
                names.pass(turn);
                return;
            }
            FileConversion.Result result = files.convert(turn, file);
            DurableFiles.force(result.written());
            FileOutcome outcome = result.record().outcome();
            if (outcome instanceof FileOutcome.Failed failure) {
                failed.keep(file, failure.failureClass());
            }
            spool.append(result.record());
            done.accept(outcome);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            broken.compareAndSet(null, e);
        } catch (RuntimeException | Error e) {
            // Boundary: the thread's body. A defect of ours ends the run; the pool would swallow it.
            broken.compareAndSet(
                    null, new IOException("internal error: " + e.getClass().getSimpleName(), e));
        }
    }
}

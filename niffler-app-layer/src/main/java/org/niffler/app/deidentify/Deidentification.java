package org.niffler.app.deidentify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.niffler.app.report.Format;
import org.niffler.app.report.Table;
import org.niffler.deid.Pseudonymizer;
import org.niffler.dicom.file.InstanceFolder;
import org.niffler.png.convert.InputFile;
import org.niffler.progress.RunLock;
import org.niffler.progress.RunLockedException;

/**
 * The use case: makes a de-identified file of each DICOM file of an input, and a report that says what became of each. What
 * is there already is not made again. One bad file never ends a run.
 */
public final class Deidentification {

    private static final List<String> COLUMNS = List.of("source", "outcome", "output", "reason");

    private final Clock clock;
    private final AtomicReference<Workers> running = new AtomicReference<>();
    private volatile boolean stopped;

    /** @param clock for the lock, which says since when it is held */
    public Deidentification(Clock clock) {
        this.clock = clock;
    }

    /** How many files there are to look at. */
    public long count(Path input) {
        return Sources.count(input);
    }

    /** Lets the files in work be finished, and begins no other. */
    public void stop() {
        stopped = true;
        Optional.ofNullable(running.get()).ifPresent(Workers::stop);
    }

    /**
     * De-identifies.
     *
     * @param reidentification takes down what was replaced by what
     * @param done told of each file, by any thread
     * @throws RunLockedException if another run writes this report
     * @throws IOException if the output, the report or the reidentification cannot be written
     */
    public RunResult run(
            DeidentifyOptions options,
            Pseudonymizer pseudonymizer,
            Reidentification reidentification,
            Consumer<FileOutcome> done)
            throws IOException, InterruptedException {
        FilePreparation preparation = new FilePreparation(options.handling(), pseudonymizer);
        Path lock = options.report().resolveSibling(options.report().getFileName() + ".lock");
        Files.createDirectories(lock.toAbsolutePath().getParent());
        try (RunLock held = RunLock.acquire(lock, "deidentify", clock);
                InstanceFolder folder = InstanceFolder.open(options.output());
                Table report = Table.create(options.report(), Format.CSV, true, COLUMNS)) {
            FileDeidentification files = new FileDeidentification(
                    preparation,
                    folder,
                    options.fromScratch() ? Optional.of(now(options.output())) : Optional.empty(),
                    reidentification);
            RunResult result = each(options, file -> files.deidentify(file), (file, outcome) -> {
                synchronized (report) {
                    report.row(List.of(file.source(), outcome.kind().word(), outcome.output(), outcome.reason()));
                }
                done.accept(outcome);
            });
            report.complete();
            reidentification.complete();
            return result;
        }
    }

    /** Looks at all files, writes nothing, and counts what would become of them, as far as reading them tells. */
    public RunResult look(DeidentifyOptions options, Pseudonymizer pseudonymizer, Consumer<FileOutcome> done)
            throws IOException, InterruptedException {
        FilePreparation preparation = new FilePreparation(options.handling(), pseudonymizer);
        return each(
                options,
                file -> {
                    AtomicReference<FileOutcome> outcome = new AtomicReference<>();
                    preparation
                            .prepare(file, outcome::set)
                            .ifPresent(prepared -> outcome.set(FileOutcome.written(prepared.name())));
                    return outcome.get();
                },
                (file, outcome) -> done.accept(outcome));
    }

    @FunctionalInterface
    private interface Treatment {
        FileOutcome of(InputFile file) throws IOException;
    }

    @FunctionalInterface
    private interface Listener {
        void heard(InputFile file, FileOutcome outcome) throws IOException;
    }

    private RunResult each(DeidentifyOptions options, Treatment treatment, Listener listener)
            throws IOException, InterruptedException {
        List<InputFile> unreadable = Collections.synchronizedList(new ArrayList<>());
        Map<FileOutcome.Kind, Long> counts = new EnumMap<>(FileOutcome.Kind.class);
        Workers workers = new Workers(options.threads());
        running.set(workers);
        try {
            if (stopped) {
                workers.stop();
            }
            boolean whole = workers.run(Sources.of(options.input(), unreadable::add), file -> {
                FileOutcome outcome = outcome(treatment, file);
                synchronized (counts) {
                    counts.merge(outcome.kind(), 1L, Long::sum);
                }
                listener.heard(file, outcome);
            });
            return new RunResult(counts, whole, unreadable);
        } finally {
            running.set(null);
        }
    }

    private static FileOutcome outcome(Treatment treatment, InputFile file) throws IOException {
        try {
            return treatment.of(file);
        } catch (RuntimeException e) {
            // Boundary: one file. A defect of ours that it brings to light does not take the others with it.
            return FileOutcome.failed("internal error: " + e.getClass().getSimpleName());
        }
    }

    /** By the clock of the disk, which files will be compared with. */
    private static FileTime now(Path folder) throws IOException {
        Path mark = Files.createTempFile(folder, ".niffler-", null);
        try {
            return Files.getLastModifiedTime(mark);
        } finally {
            Files.delete(mark);
        }
    }
}

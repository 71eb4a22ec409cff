package org.niffler.cold.retrieve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.niffler.cold.request.Request;
import org.niffler.dicom.net.UnreachableException;
import org.niffler.progress.JournalException;
import org.niffler.schedule.Backoff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Retrieves row after row, a few at a time, until there are no more or something ends it. A row that fails does not stop
 * the others; a PACS that is gone, a journal that cannot be written and {@link #stop} do.
 */
public final class Extraction {

    private static final Logger LOG = LoggerFactory.getLogger(Extraction.class);

    private final RowWork work;
    private final Backoff backoff;
    private final int rowsAtOnce;
    private final Consumer<RowResult> results;
    private final ExecutorService workers;
    private final AtomicReference<RunEnd> end = new AtomicReference<>();
    private final Map<Long, Request.Row> begun = new ConcurrentSkipListMap<>();

    /**
     * @param work what is done with each row
     * @param backoff how long to bear with a PACS that cannot be reached
     * @param results told of each row as it ends, one call at a time
     */
    public Extraction(RowWork work, Backoff backoff, int rowsAtOnce, Consumer<RowResult> results) {
        this.work = work;
        this.backoff = backoff;
        this.rowsAtOnce = rowsAtOnce;
        this.results = results;
        this.workers = Executors.newFixedThreadPool(rowsAtOnce, task -> new Thread(task, "row"));
    }

    /** Runs to the end. Once only. */
    public RunEnd run(Iterator<Request> requests) {
        Semaphore free = new Semaphore(rowsAtOnce);
        Set<String> asked = new HashSet<>();
        try {
            while (end.get() == null && requests.hasNext()) {
                Request request = requests.next();
                Optional<RowOutcome> known = known(request, asked);
                if (known.isPresent()) {
                    report(request, known.get());
                } else {
                    start((Request.Row) request, free);
                }
            }
            workers.shutdown();
            workers.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            endWith(new RunEnd.Interrupted());
        } catch (IOException | UncheckedIOException e) {
            endWith(new RunEnd.Broken(e.getMessage()));
        }
        awaitWorkers();
        end.compareAndSet(null, new RunEnd.Finished());
        if (end.get() instanceof RunEnd.PacsUnreachable gone) {
            reportTheRest(requests, asked, gone.reason());
        } else if (end.get() instanceof RunEnd.Broken broken) {
            reportTheRest(requests, asked, broken.reason());
        }
        return end.get();
    }

    /**
     * Ends the run soon: C-MOVEs in flight are cancelled, their rows stay unfinished. Returns at once; {@link #run}
     * returns when all is at rest.
     */
    public void stop() {
        endWith(new RunEnd.Interrupted());
    }

    private void start(Request.Row row, Semaphore free) throws InterruptedException {
        begun.put(row.line(), row);
        free.acquire();
        execute(() -> {
            try {
                run(row);
            } finally {
                free.release();
            }
        });
    }

    /** A row that is in no report looks like one that was never listed. */
    private void reportTheRest(Iterator<Request> requests, Set<String> asked, String reason) {
        RowOutcome notDone = new RowOutcome.NotDone("the run ended before it was done: " + reason);
        try {
            for (Request.Row row : begun.values()) {
                results.accept(new RowResult(row, notDone));
            }
            while (requests.hasNext()) {
                Request request = requests.next();
                results.accept(new RowResult(request, known(request, asked).orElse(notDone)));
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("the rows that were not tried are not in the report: {}", e.getMessage());
        }
    }

    /** What is known of a row without asking the PACS; empty if it is to be asked. */
    private Optional<RowOutcome> known(Request request, Set<String> asked) throws IOException {
        if (request instanceof Request.Unreadable unreadable) {
            return Optional.of(new RowOutcome.Unreadable(unreadable.reason()));
        }
        Request.Row row = (Request.Row) request;
        String key = row.plan().journalKey();
        Optional<RowOutcome> before = work.doneBefore(row);
        boolean repeated = before.isPresent() ? asked.contains(key) : !asked.add(key);
        return repeated ? Optional.of(new RowOutcome.Repeated()) : before;
    }

    private void execute(Runnable task) {
        try {
            workers.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("the run has ended meanwhile");
        }
    }

    private void run(Request.Row row) {
        try {
            report(
                    row,
                    backoff.call(
                            () -> work.run(row),
                            IOException.class,
                            Extraction::mayPass,
                            failure -> LOG.warn("line {}: {}; trying again", row.line(), failure.getMessage())));
        } catch (UnreachableException e) {
            report(row, new RowOutcome.Failed(e.getMessage()));
            endWith(new RunEnd.PacsUnreachable(e.getMessage()));
        } catch (InterruptedException | ClosedByInterruptException e) {
            LOG.info("line {}: stopped before it was finished", row.line());
        } catch (JournalException | NoSpaceException e) {
            report(row, new RowOutcome.Failed(e.getMessage()));
            endWith(new RunEnd.Broken(e.getMessage()));
        } catch (IOException e) {
            report(row, new RowOutcome.Failed(e.getMessage()));
        } catch (RuntimeException e) {
            // Boundary: the body of a thread. Whatever it is, the other rows go on.
            LOG.error("line {}: unexpected failure", row.line(), e);
            report(
                    row,
                    new RowOutcome.Failed(
                            "unexpected failure, see the log: " + e.getClass().getName()));
        }
    }

    /** A PACS that does not know one of the two AE titles will not know it a minute later. */
    private static boolean mayPass(IOException failure) {
        return failure instanceof UnreachableException unreachable
                && switch (unreachable.reason()) {
                    case CALLING_AE_REFUSED, CALLED_AE_REFUSED, UNKNOWN_HOST -> false;
                    default -> true;
                };
    }

    private void endWith(RunEnd reason) {
        if (end.compareAndSet(null, reason)) {
            workers.shutdownNow();
        }
    }

    private void awaitWorkers() {
        boolean interrupted = false;
        while (!workers.isTerminated()) {
            try {
                workers.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
                workers.shutdownNow();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void report(Request request, RowOutcome outcome) {
        begun.remove(request.line());
        try {
            results.accept(new RowResult(request, outcome));
        } catch (UncheckedIOException e) {
            endWith(new RunEnd.Broken(e.getMessage()));
        }
    }
}

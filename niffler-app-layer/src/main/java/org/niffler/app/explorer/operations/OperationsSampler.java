package org.niffler.app.explorer.operations;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the metadata service every few seconds while the explorer runs, and remembers the last day; a service that is away
 * makes a gap. Begins with {@link #start}. May be used by several threads.
 */
public final class OperationsSampler implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OperationsSampler.class);

    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** However many look, the service is asked so often at most. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Optional<ServiceReader> service;
    private final Clock clock;
    private final Duration every;
    private final Samples samples = new Samples();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "operations-sampler");
        thread.setDaemon(true);
        return thread;
    });
    private Optional<Told> last = Optional.empty();

    private record Told(Status status, Instant at) {}

    /**
     * @param service where its health and metrics are; empty if nobody shall see them
     * @param clock for when a sample was taken
     */
    public OperationsSampler(Optional<URI> service, Clock clock) {
        this(service, clock, EVERY, PATIENCE);
    }

    OperationsSampler(Optional<URI> service, Clock clock, Duration every, Duration patience) {
        this.service = service.map(address -> new ServiceReader(new ServiceClient(address, patience)));
        this.clock = clock;
        this.every = every;
    }

    /** Begins to look; at once, and then regularly. */
    public void start() {
        if (service.isPresent()) {
            timer.scheduleWithFixedDelay(this::lookUnlessBroken, 0, every.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void lookUnlessBroken() {
        try {
            look();
        } catch (RuntimeException e) {
            // The boundary to the timer: a task that throws would never be run again.
            LOG.warn(
                    "the metadata service could not be looked at: {}",
                    e.getClass().getName());
        }
    }

    /** Takes a sample. */
    void look() {
        Optional<ServiceFigures> figures;
        try {
            figures = Optional.of(service.orElseThrow().figures());
        } catch (ServiceException e) {
            LOG.debug("no sample of the metadata service: {}", e.getMessage());
            figures = Optional.empty();
        }
        samples.add(new Moment(clock.instant(), figures));
    }

    History history() {
        return History.of(every.toSeconds(), samples.all());
    }

    /** As it is now, or was a moment ago; rates and lag are those of the last minute. */
    synchronized Status status() {
        if (service.isEmpty()) {
            return Status.unknown();
        }
        if (last.isEmpty() || last.get().at().plus(FRESH).isBefore(clock.instant())) {
            last = Optional.of(new Told(asked(service.get()), clock.instant()));
        }
        return last.get().status();
    }

    private Status asked(ServiceReader reader) {
        try {
            Health live = reader.live();
            Health ready = reader.ready();
            ServiceFigures figures = reader.figures();
            Instant now = clock.instant();
            Optional<Change> change = samples.minuteBefore(now)
                    .flatMap(before -> Change.between(before, new Moment(now, Optional.of(figures))));
            return Status.of(reader.address(), live, ready, figures, change);
        } catch (ServiceException e) {
            return Status.away(reader.address(), e.getMessage());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

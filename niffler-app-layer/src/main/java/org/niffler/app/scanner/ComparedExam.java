package org.niffler.app.scanner;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * What the warehouse and the images say about one visit.
 *
 * @param warehouse what the warehouse says; empty if only the images tell of it
 * @param encounter what the images say; empty if only the warehouse tells of it
 * @param doubleBooked for how long of it the warehouse has other exams on the same scanner, which cannot be
 */
public record ComparedExam(
        String scanner,
        String patient,
        Optional<WarehouseExam> warehouse,
        Optional<Encounter> encounter,
        Duration doubleBooked) {

    /** Who tells of it. */
    public enum Known {
        BOTH,
        ONLY_WAREHOUSE,
        ONLY_IMAGES
    }

    public Known known() {
        if (warehouse.isPresent()) {
            return encounter.isPresent() ? Known.BOTH : Known.ONLY_WAREHOUSE;
        }
        return Known.ONLY_IMAGES;
    }

    /** How much later it starts in the warehouse than in the images; negative if earlier; empty unless known to both. */
    public Optional<Duration> startDifference() {
        return both().map(both ->
                Duration.between(both.images().from(), both.warehouse().from()));
    }

    /** How much later it ends in the warehouse; negative if earlier; empty unless known to both. */
    public Optional<Duration> endDifference() {
        return both().map(both ->
                Duration.between(both.images().to(), both.warehouse().to()));
    }

    /** How much longer it takes in the warehouse; negative if shorter; empty unless known to both. */
    public Optional<Duration> durationDifference() {
        return both().map(both -> both.warehouse().length().minus(both.images().length()));
    }

    /** For how long both say that it went on; empty unless known to both. */
    public Optional<Duration> shared() {
        return both().map(both -> both.warehouse().sharedWith(both.images()));
    }

    /** When it began, by the images if they tell of it. */
    LocalDateTime start() {
        return encounter
                .map(Encounter::start)
                .orElseGet(() -> warehouse.orElseThrow().start());
    }

    private Optional<Both> both() {
        return warehouse.flatMap(exam -> encounter.map(images -> new Both(exam.span(), images.span())));
    }

    private record Both(Span warehouse, Span images) {}
}

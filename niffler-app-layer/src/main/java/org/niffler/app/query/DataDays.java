package org.niffler.app.query;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.niffler.metadata.DocumentQuery;
import org.niffler.metadata.MetadataQuery;

/**
 * Finds the first and the last day of which a collection has studies. It asks for one document of a range of days at a time,
 * a few dozen times at most, so that a collection is not read for it where StudyDate has an index.
 */
public final class DataDays {

    /** Before it no image of a patient was digital, and a date is a placeholder such as 19000101. */
    private static final LocalDate EARLIEST = LocalDate.of(1971, 1, 1);

    private static final LocalDate PLACEHOLDER = LocalDate.of(1900, 1, 1);
    private static final LocalDate FURTHEST = LocalDate.of(2299, 12, 31);

    private static final String STUDY_DATE = "StudyDate";

    private final MetadataQuery store;
    private final String collection;

    public DataDays(MetadataQuery store, String collection) {
        this.store = store;
        this.collection = collection;
    }

    /**
     * From the first to the last. Dates that cannot be, as those of the future, do not count, unless there are only such, as
     * where all dates were shifted.
     *
     * @param today by the clocks of the scanners; they may be a day ahead
     * @return empty if no study tells its date
     * @throws org.niffler.metadata.StoreUnavailableException if the store cannot be reached
     */
    public Optional<Days> find(LocalDate today) throws IOException {
        Optional<Days> plausible = within(new Days(EARLIEST, today.plusDays(1)));
        return plausible.isPresent() ? plausible : within(new Days(PLACEHOLDER.plusDays(1), FURTHEST));
    }

    private Optional<Days> within(Days days) throws IOException {
        Optional<LocalDate> any = one(days.first(), days.last());
        return any.isEmpty()
                ? Optional.empty()
                : Optional.of(new Days(first(days.first(), any.get()), last(any.get(), days.last())));
    }

    /**
     * Asks for anything earlier, which ends it if there is nothing, as it often is; and by halves, so that it ends soon in
     * whatever order the store finds documents.
     */
    private LocalDate first(LocalDate lowest, LocalDate found) throws IOException {
        LocalDate bound = lowest;
        LocalDate first = found;
        while (bound.isBefore(first)) {
            Optional<LocalDate> earlier = one(bound, first.minusDays(1));
            if (earlier.isEmpty()) {
                return first;
            }
            first = earlier.get();
            LocalDate middle = bound.plusDays((first.toEpochDay() - bound.toEpochDay()) / 2);
            if (middle.isBefore(first)) {
                Optional<LocalDate> early = one(bound, middle);
                first = early.orElse(first);
                bound = early.isPresent() ? bound : middle.plusDays(1);
            }
        }
        return first;
    }

    private LocalDate last(LocalDate found, LocalDate highest) throws IOException {
        LocalDate bound = highest;
        LocalDate last = found;
        while (last.isBefore(bound)) {
            Optional<LocalDate> later = one(last.plusDays(1), bound);
            if (later.isEmpty()) {
                return last;
            }
            last = later.get();
            LocalDate middle = bound.minusDays((bound.toEpochDay() - last.toEpochDay()) / 2);
            if (middle.isAfter(last)) {
                Optional<LocalDate> late = one(middle, bound);
                last = late.orElse(last);
                bound = late.isPresent() ? bound : middle.minusDays(1);
            }
        }
        return last;
    }

    /** The day of some study of these days. */
    private Optional<LocalDate> one(LocalDate from, LocalDate to) throws IOException {
        LocalDate[] found = {null};
        DocumentQuery query = new DocumentQuery(
                collection,
                new Condition().within(STUDY_DATE, new Days(from, to)).json(),
                Set.of(STUDY_DATE));
        try {
            store.find(
                    query,
                    document -> DicomTimes.date(document, STUDY_DATE)
                            .filter(day -> !day.isBefore(from) && !day.isAfter(to))
                            .ifPresent(day -> {
                                found[0] = day;
                                throw new EnoughException();
                            }));
        } catch (EnoughException e) {
            return Optional.of(found[0]);
        }
        return Optional.empty();
    }
}

package org.niffler.app.query;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.niffler.app.clock.ClockSample;
import org.niffler.app.clock.ClockSamples;
import org.niffler.metadata.DocumentQuery;
import org.niffler.metadata.MetadataQuery;
import org.niffler.metadata.StoredDocument;

/**
 * Finds when series were acquired, by the clocks of their scanners, and when they arrived. Asks by the days on which they
 * arrived: the dates of a clock that is wrong may be anything.
 */
public final class ClockQuery {

    /** Which time of a series is held against its arrival. */
    public enum Time {
        /** SeriesDate and SeriesTime; where they are missing the acquisition's. */
        SERIES,
        /** AcquisitionDate and AcquisitionTime; where they are missing the series'. */
        ACQUISITION
    }

    private static final String RECEIVED_AT = "_niffler.receivedAt";

    private final MetadataQuery store;
    private final String collection;
    private final ScannerName scannerName;
    private final Time time;

    public ClockQuery(MetadataQuery store, String collection, ScannerName scannerName, Time time) {
        this.store = store;
        this.collection = collection;
        this.scannerName = scannerName;
        this.time = time;
    }

    /**
     * What arrived on these days.
     *
     * @param zone of the site, in which days begin and scanners' clocks should be
     * @param leftOut how many documents could not be used is added to it
     * @throws org.niffler.metadata.StoreUnavailableException if the store cannot be reached
     */
    public ClockSamples received(Days days, ZoneId zone, LeftOut leftOut) throws IOException {
        Instant from = days.first().atStartOfDay(zone).toInstant();
        Instant to = days.last().plusDays(1).atStartOfDay(zone).toInstant();
        Condition condition = new Condition().received(from, to).in("ImageType", List.of("ORIGINAL"));
        ClockSamples samples = new ClockSamples(zone);
        store.find(
                new DocumentQuery(collection, condition.json(), attributes()),
                document -> sample(document).ifPresentOrElse(samples::add, leftOut::add));
        return samples;
    }

    /** Counts documents that tell no scanner or no time. */
    public static final class LeftOut {

        private long documents;

        private void add() {
            documents++;
        }

        /** What to say of them; empty if there are none. */
        public Optional<Remark> remark() {
            return documents == 0
                    ? Optional.empty()
                    : Optional.of(new Remark(
                            documents == 1
                                    ? "1 document is left out: it names no scanner or no time"
                                    : documents + " documents are left out: they name no scanner or no time",
                            documents));
        }
    }

    /**
     * What to say if nothing arrived: no clock that is wrong and no clock at all look alike.
     *
     * @throws org.niffler.metadata.StoreUnavailableException if the store cannot be reached
     */
    public Remark whyNothing() throws IOException {
        boolean tellsArrival = new UnknownAttributes(store, collection)
                .among(Set.of(RECEIVED_AT))
                .isEmpty();
        return new Remark(
                tellsArrival
                        ? "nothing ORIGINAL in the collection " + collection + " arrived on these days"
                        : "the documents of the collection " + collection
                                + " do not tell when they arrived (_niffler.receivedAt): those of a de-identified profile"
                                + " do not, nor do those that Niffler in Python wrote",
                0);
    }

    private Set<String> attributes() {
        Set<String> attributes = new HashSet<>(scannerName.attributes());
        attributes.addAll(List.of(
                "StudyInstanceUID",
                "Modality",
                "Manufacturer",
                "ManufacturerModelName",
                "SeriesDate",
                "SeriesTime",
                "AcquisitionDate",
                "AcquisitionTime"));
        return attributes;
    }

    private Optional<ClockSample> sample(StoredDocument document) {
        String scanner = scannerName.of(document);
        Optional<LocalDateTime> made = time == Time.SERIES
                ? series(document).or(() -> acquisition(document))
                : acquisition(document).or(() -> series(document));
        if (scanner.isEmpty() || made.isEmpty() || document.receivedAt().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ClockSample(
                document.plain("StudyInstanceUID"),
                document.plain("Modality"),
                scanner,
                document.plain("Manufacturer"),
                document.plain("ManufacturerModelName"),
                made.get(),
                document.receivedAt().get()));
    }

    private static Optional<LocalDateTime> series(StoredDocument document) {
        return DicomTimes.dateTime(document, "SeriesDate", "SeriesTime");
    }

    private static Optional<LocalDateTime> acquisition(StoredDocument document) {
        return DicomTimes.dateTime(document, "AcquisitionDate", "AcquisitionTime");
    }
}

package org.niffler.meta.extract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.file.FileHeader;
import org.niffler.dicom.file.MalformedDataSetException;
import org.niffler.dicom.file.NotDicomException;
import org.niffler.dicom.file.SeriesLayout;
import org.niffler.meta.series.ArrivingSeries;
import org.niffler.meta.series.InstanceChoice;
import org.niffler.meta.series.SeriesOrder;
import org.niffler.meta.series.Slot;
import org.niffler.meta.state.ExtractionQueue;
import org.niffler.meta.state.Quarantine;
import org.niffler.meta.state.QueueEntry;
import org.niffler.meta.state.SeriesRecords;
import org.niffler.metadata.DocumentIds;

/**
 * Sees to it that a series to which nothing more comes is extracted: looks at what its folder holds, and puts into the queue
 * what has not been extracted yet. Does nothing where nothing is left to do, however often it is asked.
 */
public final class Settlement {

    private final SeriesLayout layout;
    private final InstanceChoice choice;
    private final SeriesRecords records;
    private final ExtractionQueue queue;
    private final Quarantine quarantine;
    private final ExtractionEvents events;
    private final Duration quiet;
    private final Clock clock;

    /** @param quiet a file that was changed less long ago may still be being written, and is not judged */
    public Settlement(
            SeriesLayout layout,
            InstanceChoice choice,
            SeriesRecords records,
            ExtractionQueue queue,
            Quarantine quarantine,
            ExtractionEvents events,
            Duration quiet,
            Clock clock) {
        this.layout = layout;
        this.choice = choice;
        this.records = records;
        this.queue = queue;
        this.quarantine = quarantine;
        this.events = events;
        this.quiet = quiet;
        this.clock = clock;
    }

    /**
     * Settles the series of a folder.
     *
     * @return whether something of it was queued
     * @throws IOException if the folder cannot be read or the queue cannot be written
     */
    public boolean settle(String folder) throws IOException {
        return settle(folder, Optional.empty());
    }

    /** Settles a series that was arriving: what was queued while it arrived is not queued again. */
    public boolean settle(ArrivingSeries series) throws IOException {
        return settle(series.folder(), Optional.of(series).filter(ArrivingSeries::isOnlyReceived));
    }

    /**
     * Extracts a series once more, whatever is known of it.
     *
     * @throws IOException if the folder cannot be read or the queue cannot be written
     */
    public void settleAgain(String folder) throws IOException {
        List<Path> files = layout.filesOf(folder);
        if (!files.isEmpty() && !queue.holds(folder)) {
            enqueue(folder, files);
        }
    }

    private boolean settle(String folder, Optional<ArrivingSeries> received) throws IOException {
        Optional<SeriesRecords.Processed> processed = records.processed(folder);
        if (choice == InstanceChoice.FIRST && (processed.isPresent() || queue.holds(folder))) {
            return false;
        }
        List<Path> files = layout.filesOf(folder);
        if (files.isEmpty() || processed.isPresent() && isUnchanged(files, processed.get())) {
            return false;
        }
        if (choice == InstanceChoice.ALL && received.isPresent()) {
            long queued = received.get().added()
                    + processed.map(SeriesRecords.Processed::instances).orElse(0L);
            if (queued >= files.size()) {
                queue.append(
                        List.of(new QueueEntry.Complete(folder, received.get().seriesInstanceUid(), files.size())));
                return true;
            }
        }
        if (queue.holds(folder)) {
            return false; // the sweep comes back to it
        }
        if (choice != InstanceChoice.ALL && processed.isEmpty() && records.wasDeleted(folder)) {
            // Its documents are in the store; what came again is only to be cleaned away again.
            Map<Path, FileHeader> one = members(files, 1);
            records.markProcessed(new SeriesRecords.Processed(folder, seriesOf(one), files.size(), clock.instant()));
            return false;
        }
        return enqueue(folder, files);
    }

    private static boolean isUnchanged(List<Path> files, SeriesRecords.Processed processed) throws IOException {
        if (files.size() != processed.instances()) {
            return false;
        }
        for (Path file : files) {
            if (Files.getLastModifiedTime(file).toInstant().isAfter(processed.at())) {
                return false;
            }
        }
        return true;
    }

    private boolean enqueue(String folder, List<Path> files) throws IOException {
        // All of them, since others may have put several series, or what is no instance, into one folder.
        Map<Path, FileHeader> members = members(files, choice == InstanceChoice.ALL ? 1 : files.size());
        if (members.isEmpty()) {
            return false;
        }
        List<QueueEntry> entries = new ArrayList<>();
        switch (choice) {
            case FIRST -> {
                for (Map<Path, FileHeader> series : bySeries(members)) {
                    Path first = series.keySet().iterator().next();
                    entries.add(extract(folder, first, Slot.FIRST, series.get(first)));
                }
            }
            case FIRST_MIDDLE_LAST -> {
                for (Map<Path, FileHeader> series : bySeries(members)) {
                    for (Map.Entry<Slot, Path> chosen : chosen(series).entrySet()) {
                        entries.add(extract(folder, chosen.getValue(), chosen.getKey(), series.get(chosen.getValue())));
                    }
                }
            }
            case ALL -> {
                for (Path file : files) {
                    if (Files.exists(file)) { // it may have been set aside just now
                        entries.add(extract(folder, file, Slot.INSTANCE, members.get(file)));
                    }
                }
            }
        }
        // Those that were looked at: what has come since is not among them, and has to be found missing.
        long instances = choice == InstanceChoice.ALL ? entries.size() : members.size();
        entries.add(new QueueEntry.Complete(folder, seriesOf(members), instances));
        queue.append(entries);
        return true;
    }

    /** An instance without a SeriesInstanceUID is as a series of its own. */
    private static Collection<Map<Path, FileHeader>> bySeries(Map<Path, FileHeader> members) {
        Map<String, Map<Path, FileHeader>> bySeries = new LinkedHashMap<>();
        members.forEach((file, header) -> bySeries.computeIfAbsent(
                        DocumentIds.ofSeries(header.dataSet()).orElse(""), id -> new LinkedHashMap<>())
                .put(file, header));
        return bySeries.values();
    }

    private Map<Slot, Path> chosen(Map<Path, FileHeader> members) {
        Map<String, Path> byName = new TreeMap<>();
        List<SeriesOrder.Member> order = new ArrayList<>();
        members.forEach((file, header) -> {
            String name = layout.nameOf(file); // in deeper folders, files may be called alike
            byName.put(name, file);
            order.add(new SeriesOrder.Member(name, header.dataSet().integer(DicomTag.INSTANCE_NUMBER)));
        });
        Map<Slot, Path> chosen = new TreeMap<>();
        SeriesOrder.choose(order).forEach((slot, member) -> chosen.put(slot, byName.get(member.name())));
        return chosen;
    }

    /** @param header null if it has not been read: where all instances are extracted, each has its turn later */
    private QueueEntry extract(String folder, Path file, Slot slot, FileHeader header) throws IOException {
        Instant changed = Files.getLastModifiedTime(file).toInstant();
        Optional<String> sender = header == null ? Optional.empty() : header.sourceAeTitle();
        return new QueueEntry.Extract(folder, layout.nameOf(file), slot, sender, changed);
    }

    /** The headers of the first so many files that can be read; what cannot be read is set aside. */
    private Map<Path, FileHeader> members(List<Path> files, int most) throws IOException {
        Map<Path, FileHeader> members = new TreeMap<>();
        for (Path file : files) {
            if (members.size() == most) {
                break;
            }
            try {
                members.put(file, Headers.read(file, Headers.PLACE_IN_SERIES));
            } catch (MalformedDataSetException | NotDicomException e) {
                setAside(file, e.getMessage());
            }
        }
        return members;
    }

    private void setAside(Path file, String reason) throws IOException {
        Instant now = clock.instant();
        if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(quiet))) {
            quarantine.keep(file, reason, Optional.empty(), now);
            events.quarantined();
        }
    }

    private static String seriesOf(Map<Path, FileHeader> members) {
        return members.values().stream()
                .flatMap(header -> header.dataSet().text(DicomTag.SERIES_INSTANCE_UID).stream())
                .findFirst()
                .orElse("");
    }
}

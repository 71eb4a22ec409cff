package org.niffler.meta.receive;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DimseStatus;
import org.niffler.dicom.file.HeaderSelection;
import org.niffler.dicom.file.MalformedDataSetException;
import org.niffler.dicom.file.SeriesLayout;
import org.niffler.dicom.file.StorageListener;
import org.niffler.dicom.file.StoredInstance;
import org.niffler.dicom.net.scp.IncomingInstance;
import org.niffler.meta.extract.FreshHeaders;
import org.niffler.meta.series.InstanceChoice;
import org.niffler.meta.series.SeriesTracker;
import org.niffler.meta.series.Slot;
import org.niffler.meta.state.ExtractionQueue;
import org.niffler.meta.state.Quarantine;
import org.niffler.meta.state.QueueEntry;
import org.niffler.meta.state.SeriesRecords;
import org.niffler.meta.workflow.SeriesNotes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to an instance between its being whole on disk and its sender hearing of it: it is noted as part of its
 * series, and queued if it is to be extracted.
 */
public final class Reception implements StorageListener {

    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    private final SeriesLayout layout;
    private final InstanceChoice choice;
    private final SeriesTracker tracker;
    private final SeriesRecords records;
    private final ExtractionQueue queue;
    private final FreshHeaders fresh;
    private final Supplier<HeaderSelection> selection;
    private final Quarantine quarantine;
    private final SeriesNotes workflows;
    private final ReceptionEvents events;
    private final Clock clock;

    /**
     * @param selection what the profiles need of a header, as they are now
     * @param workflows are asked about the series when it is complete
     */
    public Reception(
            SeriesLayout layout,
            InstanceChoice choice,
            SeriesTracker tracker,
            SeriesRecords records,
            ExtractionQueue queue,
            FreshHeaders fresh,
            Supplier<HeaderSelection> selection,
            Quarantine quarantine,
            SeriesNotes workflows,
            ReceptionEvents events,
            Clock clock) {
        this.layout = layout;
        this.choice = choice;
        this.tracker = tracker;
        this.records = records;
        this.queue = queue;
        this.fresh = fresh;
        this.selection = selection;
        this.quarantine = quarantine;
        this.workflows = workflows;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public HeaderSelection selection() {
        return selection.get();
    }

    @Override
    public void stored(StoredInstance instance, DataSet header, HeaderSelection read, String callingAet)
            throws IOException {
        Instant now = clock.instant();
        String folder = layout.nameOf(layout.folderOf(instance.path()).orElseThrow());
        // Each is as a series of its own, and all of them are in one folder.
        boolean hasNoSeries = instance.seriesInstanceUid().isEmpty();
        boolean opened = tracker.arrived(
                folder, instance.studyInstanceUid(), instance.seriesInstanceUid(), now, !instance.replaced());
        boolean extracted = choice == InstanceChoice.ALL || hasNoSeries || opened && isNew(folder);
        try {
            if (opened) {
                workflows.arriving(folder);
            }
            if (extracted) {
                String file = layout.nameOf(instance.path());
                fresh.offer(file, header, read);
                queue.append(entries(folder, file, instance.seriesInstanceUid(), callingAet, now));
            }
        } catch (IOException e) {
            fresh.forget(layout.nameOf(instance.path()));
            // It is on disk without being noted, so that the end of its series has to look at all that is there.
            tracker.watch(folder, now);
            throw e;
        }
        events.received(callingAet, instance.bytes());
    }

    /** A series that was extracted and deleted, and comes again, is only to be deleted again: its quiet end sees to it. */
    private boolean isNew(String folder) throws IOException {
        return records.processed(folder).isEmpty() && !queue.holds(folder) && !records.wasDeleted(folder);
    }

    private List<QueueEntry> entries(
            String folder, String file, String seriesInstanceUid, String callingAet, Instant now) {
        Slot slot = choice == InstanceChoice.ALL ? Slot.INSTANCE : Slot.FIRST;
        QueueEntry extract = new QueueEntry.Extract(folder, file, slot, Optional.of(callingAet), now);
        // One instance is all of it; of the other choices, the quiet end of the series tells the rest.
        return choice == InstanceChoice.FIRST
                ? List.of(extract, new QueueEntry.Complete(folder, seriesInstanceUid, 1))
                : List.of(extract);
    }

    @Override
    public DimseStatus unreadable(Path file, IncomingInstance instance, MalformedDataSetException why)
            throws IOException {
        Path kept = quarantine.keep(file, why.getMessage(), Optional.of(instance.callingAet()), clock.instant());
        events.quarantined();
        LOG.warn(
                "instance {} from {} cannot be read ({}); it is kept as {}",
                instance.sopInstanceUid(),
                instance.callingAet(),
                why.getMessage(),
                kept);
        return DimseStatus.DATA_SET_DOES_NOT_MATCH;
    }
}

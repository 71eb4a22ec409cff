package org.niffler.meta.retention;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.niffler.meta.state.LeaseFolder;
import org.niffler.meta.state.SeriesRecords;
import org.niffler.meta.state.SeriesRecords.Processed;

/**
 * Deletes one series, if on a last look nothing keeps it. Whatever interrupts it, the series is then at its place, or in
 * the {@link DeletingFolder}, or written down as deleted; and what comes into its folder meanwhile stays.
 */
final class SeriesDeletion {

    private final SeriesFolders folders;
    private final DeletingFolder deleting;
    private final SeriesRecords records;
    private final LeaseFolder leases;
    private final SeriesActivity activity;
    private final CleaningRules rules;
    private final Clock clock;

    SeriesDeletion(
            SeriesFolders folders,
            DeletingFolder deleting,
            SeriesRecords records,
            LeaseFolder leases,
            SeriesActivity activity,
            CleaningRules rules,
            Clock clock) {
        this.folders = folders;
        this.deleting = deleting;
        this.records = records;
        this.leases = leases;
        this.activity = activity;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * What was done.
     *
     * @param content as it was when it was decided about; empty if it was not looked at
     */
    record Done(Fate fate, Optional<FolderContent> content) {

        static Done kept(KeepReason reason, FolderListing listing) {
            return new Done(new Fate.Kept(reason), Optional.of(listing.content()));
        }
    }

    Done delete(Processed series) {
        try {
            return leases.ifFree(series.folder(), () -> deleteUnleased(series))
                    .orElse(new Done(new Fate.Kept(KeepReason.LEASED), Optional.empty()));
        } catch (IOException e) {
            return new Done(new Fate.Failed(Failures.ofSeries(e)), Optional.empty());
        }
    }

    /** @return whether the series' folder is not there, and this has been written down */
    boolean writeDownIfGone(Processed series) throws IOException {
        try {
            if (folders.find(series.folder()).isPresent()) {
                return false;
            }
        } catch (RefusedFolderException e) {
            return false; // a pass tells it
        }
        writeDown(series);
        return true;
    }

    private Done deleteUnleased(Processed series) throws IOException {
        Optional<Path> folder = folders.find(series.folder());
        if (folder.isEmpty()) {
            return gone(series);
        }
        FolderListing listing = FolderListing.of(folder.get());
        Optional<KeepReason> reason = reasonToKeep(series, listing);
        if (reason.isPresent()) {
            return Done.kept(reason.get(), listing);
        }
        Path relative = folders.relative(series.folder());
        DeletingFolder.Taken taken = deleting.take(relative);
        Optional<DeletingFolder.Taken> doomed = doomUnlessChanged(taken, series, listing);
        if (doomed.isEmpty()) {
            taken.putBack();
            return Done.kept(KeepReason.ARRIVED_MEANWHILE, listing);
        }
        doomed.get().delete(relative, listing);
        return listing.files().isEmpty() ? gone(series) : deleted(series, listing);
    }

    private Optional<KeepReason> reasonToKeep(Processed series, FolderListing listing) {
        if (!isStillThisRecord(series)) {
            return Optional.of(KeepReason.EXTRACTED_AGAIN);
        }
        Candidate now = new Candidate(
                series,
                activity.isArriving(series.folder()),
                activity.isQueued(series.folder()),
                false,
                Optional.of(listing.content()));
        return rules.reasonToKeep(now, clock.instant());
    }

    private boolean isStillThisRecord(Processed series) {
        return records.processed(series.folder()).equals(Optional.of(series));
    }

    /** If it cannot be found out or not be done, all is put back. */
    private Optional<DeletingFolder.Taken> doomUnlessChanged(
            DeletingFolder.Taken taken, Processed series, FolderListing before) throws IOException {
        try {
            return isAsBefore(taken, series, before) ? Optional.of(taken.doom()) : Optional.empty();
        } catch (IOException e) {
            taken.putBack();
            throw e;
        }
    }

    /** Whether nothing came in between the decision and the taking. */
    private boolean isAsBefore(DeletingFolder.Taken taken, Processed series, FolderListing before) throws IOException {
        FolderListing now = FolderListing.of(taken.home().resolve(folders.relative(series.folder())));
        return now.files().equals(before.files())
                && !activity.isArriving(series.folder())
                && !activity.isQueued(series.folder());
    }

    private Done deleted(Processed series, FolderListing listing) throws IOException {
        writeDown(series);
        return new Done(new Fate.Deleted(), Optional.of(listing.content()));
    }

    private Done gone(Processed series) throws IOException {
        writeDown(series);
        return new Done(new Fate.Gone(), Optional.of(FolderContent.NONE));
    }

    private void writeDown(Processed series) throws IOException {
        Path study = folders.root().resolve(folders.relative(series.folder())).getParent();
        EmptyFolders.removeUpwards(study, folders.root());
        // What came in meanwhile may have been extracted already; that is not what was deleted.
        if (isStillThisRecord(series)) {
            records.markDeleted(series.folder());
        }
    }
}

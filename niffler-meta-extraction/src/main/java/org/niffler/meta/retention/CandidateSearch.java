package org.niffler.meta.retention;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.niffler.dicom.file.SeriesLayout;
import org.niffler.meta.state.LeaseFolder;
import org.niffler.meta.state.SeriesRecords.Processed;

/** Looks at what has been extracted, and at no more folders than the decision needs. */
final class CandidateSearch {

    private final SeriesLayout layout;
    private final SeriesFolders folders;
    private final LeaseFolder leases;
    private final SeriesActivity activity;
    private final CleaningRules rules;

    CandidateSearch(
            SeriesLayout layout,
            SeriesFolders folders,
            LeaseFolder leases,
            SeriesActivity activity,
            CleaningRules rules) {
        this.layout = layout;
        this.folders = folders;
        this.leases = leases;
        this.activity = activity;
        this.rules = rules;
    }

    /**
     * What was found.
     *
     * @param storedBytes what the storage folder holds, extracted or not; 0 if there is no limit
     * @param failed those that cannot be looked at
     */
    record Found(List<Candidate> candidates, long storedBytes, List<SeriesReport> failed) {}

    /** @param unfinished folders of which an earlier pass could neither delete all nor put it back */
    Found search(List<Processed> processed, Set<String> unfinished, Instant now) throws IOException {
        Optional<StorageContents> all = rules.policy() instanceof RetentionPolicy.MaxStorage
                ? Optional.of(StorageContents.of(layout))
                : Optional.empty();
        List<Candidate> candidates = new ArrayList<>();
        List<SeriesReport> failed = new ArrayList<>();
        for (Processed series : processed) {
            try {
                if (unfinished.contains(series.folder())) {
                    throw new RefusedFolderException(
                            "it is half deleted; see the warning about " + DeletingFolder.NAME);
                }
                candidates.add(candidate(series, all, now));
            } catch (IOException e) {
                failed.add(failed(series, e, now));
            }
        }
        return new Found(candidates, all.map(StorageContents::bytes).orElse(0L), failed);
    }

    private Candidate candidate(Processed series, Optional<StorageContents> all, Instant now) throws IOException {
        String folder = series.folder();
        boolean arriving = activity.isArriving(folder);
        boolean queued = activity.isQueued(folder);
        boolean leased = leases.isLeased(folder);
        boolean inUse = arriving || queued || leased;
        return new Candidate(series, arriving, queued, leased, inUse ? Optional.empty() : content(series, all, now));
    }

    private Optional<FolderContent> content(Processed series, Optional<StorageContents> all, Instant now)
            throws IOException {
        Optional<Path> folder = folders.find(series.folder());
        if (folder.isEmpty()) {
            return Optional.of(FolderContent.NONE);
        }
        if (rules.isYoung(series, now)) {
            return Optional.empty();
        }
        FolderContent known =
                all.map(contents -> contents.bySeries().get(series.folder())).orElse(null);
        return Optional.of(known != null ? known : look(folder.get()));
    }

    private static FolderContent look(Path folder) throws IOException {
        try {
            return FolderListing.of(folder).content();
        } catch (NoSuchFileException e) {
            return FolderContent.NONE; // deleted since
        }
    }

    private static SeriesReport failed(Processed series, IOException e, Instant now) {
        return new SeriesReport(
                series.seriesInstanceUid(),
                series.folder(),
                Optional.empty(),
                Duration.between(series.at(), now),
                new Fate.Failed(Failures.ofSeries(e)));
    }
}

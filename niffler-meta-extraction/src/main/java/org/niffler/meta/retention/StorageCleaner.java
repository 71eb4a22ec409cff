package org.niffler.meta.retention;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.niffler.dicom.file.SeriesLayout;
import org.niffler.meta.state.LeaseFolder;
import org.niffler.meta.state.SeriesRecords;
import org.niffler.meta.state.SeriesRecords.Processed;
import org.niffler.metadata.MetadataStore;
import org.niffler.metadata.StoreUnavailableException;

/**
 * Deletes extracted series from the storage folder, so that the disk does not fill, while others write into it. Nothing is
 * deleted before the store has promised to keep its documents, and nothing that comes in meanwhile.
 */
public final class StorageCleaner {

    private final SeriesFolders folders;
    private final SeriesRecords records;
    private final LeaseFolder leases;
    private final MetadataStore store;
    private final CleaningRules rules;
    private final Clock clock;
    private final CandidateSearch search;
    private final Leftovers leftovers;
    private final DeletingFolder deleting;
    private final SeriesDeletion deletion;
    private final AtomicBoolean stopped = new AtomicBoolean();

    public StorageCleaner(
            SeriesLayout layout,
            SeriesRecords records,
            LeaseFolder leases,
            SeriesActivity activity,
            MetadataStore store,
            CleaningRules rules,
            Clock clock) {
        this.folders = new SeriesFolders(layout);
        this.records = records;
        this.leases = leases;
        this.store = store;
        this.rules = rules;
        this.clock = clock;
        this.search = new CandidateSearch(layout, folders, leases, activity, rules);
        this.deleting = new DeletingFolder(layout.root());
        this.leftovers = new Leftovers(deleting, layout.depth());
        this.deletion = new SeriesDeletion(folders, deleting, records, leases, activity, rules, clock);
    }

    /**
     * What was repaired.
     *
     * @param putBack series about which an interrupted pass had not decided
     * @param deleted series that it had begun to delete
     * @param gone series that are not there any more, and are now written down as deleted
     */
    public record Recovered(int putBack, int deleted, int gone) {}

    /**
     * Ends what an interrupted pass had begun. To be called before anything is received; a pass does the same first.
     *
     * @throws IOException if the storage folder cannot be listed, or the records cannot be written
     */
    public synchronized Recovered recover() throws IOException {
        if (!Files.isDirectory(folders.root())) {
            return new Recovered(0, 0, 0);
        }
        Leftovers.Ended ended = leftovers.end();
        int gone = 0;
        for (Processed series : records.allProcessed()) {
            if (!ended.unfinished().contains(series.folder()) && deletion.writeDownIfGone(series)) {
                gone++;
            }
        }
        return new Recovered(ended.putBack(), ended.deleted(), gone);
    }

    /** Deletes what the rules let go. Never throws for a single series; what could not be done is in the result. */
    public synchronized CleaningResult clean() {
        CleaningResult result = cleanUnlessHindered();
        CleaningLog.write(result);
        return result;
    }

    /** Tells what {@link #clean} would do now, without doing anything or asking the store. */
    public synchronized CleaningResult dryRun() {
        Optional<String> obstacle = lookForObstacle();
        Instant now = clock.instant();
        try {
            CandidateSearch.Found found = search.search(records.allProcessed(), Set.of(), now);
            CleaningPlan plan = CleaningPlan.of(found.candidates(), rules, found.storedBytes(), now);
            List<SeriesReport> reports = new ArrayList<>(found.failed());
            plan.deleted().forEach(candidate -> reports.add(report(candidate, wouldBe(candidate), now)));
            plan.kept().forEach(kept -> reports.add(report(kept.candidate(), new Fate.Kept(kept.reason()), now)));
            return new CleaningResult(obstacle, reports);
        } catch (IOException e) {
            return new CleaningResult(obstacle.or(() -> Optional.of(unlistable(e))), List.of());
        }
    }

    /** Lets a pass end after the series at hand, and later ones not begin. */
    public void stop() {
        stopped.set(true);
    }

    private static Fate wouldBe(Candidate candidate) {
        boolean gone = candidate.content().orElseThrow().files() == 0;
        return gone ? new Fate.Gone() : new Fate.Deleted();
    }

    private CleaningResult cleanUnlessHindered() {
        Optional<String> obstacle = lookForObstacle();
        if (obstacle.isPresent()) {
            return new CleaningResult(obstacle, List.of());
        }
        try {
            Leftovers.Ended ended = leftovers.end();
            // Before the store is asked: what is extracted after that may not be durable.
            List<Processed> processed = records.allProcessed();
            store.makeDurable();
            return new CleaningResult(Optional.empty(), clean(processed, ended.unfinished()));
        } catch (StoreUnavailableException e) {
            return new CleaningResult(
                    Optional.of("the store does not promise to keep the documents: " + e.getMessage()), List.of());
        } catch (IOException e) {
            return new CleaningResult(Optional.of(unlistable(e)), List.of());
        }
    }

    /** A storage folder that is not there may be on a disk that is not mounted; its series are not gone. */
    private Optional<String> lookForObstacle() {
        if (!Files.isDirectory(folders.root())) {
            return Optional.of("the StorageFolder " + folders.root() + " is not there; is its disk mounted?");
        }
        try {
            return leases.readAgain().stream().findFirst();
        } catch (IOException e) {
            return Optional.of("the leases cannot be listed (" + Failures.inWords(e) + "); check the permissions of '"
                    + LeaseFolder.NAME + "' in the StateFolder");
        }
    }

    private String unlistable(IOException e) {
        return "the StorageFolder " + folders.root() + " cannot be worked on (" + Failures.inWords(e)
                + "); check its permissions";
    }

    private List<SeriesReport> clean(List<Processed> processed, Set<String> unfinished) throws IOException {
        Instant now = clock.instant();
        CandidateSearch.Found found = search.search(processed, unfinished, now);
        List<SeriesReport> reports = new ArrayList<>(found.failed());
        List<Candidate> open = found.candidates();
        long bytes = found.storedBytes();
        CleaningPlan plan = CleaningPlan.of(open, rules, bytes, now);
        // Again if one of those that had to go did not: then, for a limit of storage, the next oldest has to.
        while (!plan.deleted().isEmpty()) {
            for (Candidate candidate : plan.deleted()) {
                SeriesReport report = delete(candidate, now);
                reports.add(report);
                bytes -= report.fate() instanceof Fate.Deleted ? candidate.bytes() : 0;
            }
            open = plan.kept().stream().map(CleaningPlan.Kept::candidate).toList();
            plan = CleaningPlan.of(open, rules, bytes, now);
        }
        plan.kept().forEach(kept -> reports.add(report(kept.candidate(), new Fate.Kept(kept.reason()), now)));
        deleting.tidy();
        CleaningLog.warnIfFull(rules.policy(), bytes);
        return reports;
    }

    private SeriesReport delete(Candidate candidate, Instant now) {
        if (stopped.get()) {
            return report(candidate, new Fate.Kept(KeepReason.STOPPED), now);
        }
        SeriesDeletion.Done done = deletion.delete(candidate.processed());
        Candidate seen = candidate.with(done.content());
        return report(seen, done.fate(), now);
    }

    private static SeriesReport report(Candidate candidate, Fate fate, Instant now) {
        Processed series = candidate.processed();
        return new SeriesReport(
                series.seriesInstanceUid(),
                series.folder(),
                candidate.content(),
                Duration.between(candidate.lastUsed(), now),
                fate);
    }
}

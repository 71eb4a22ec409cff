package org.niffler.meta.extract;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.niffler.dicom.file.SeriesLayout;
import org.niffler.meta.series.SeriesTracker;
import org.niffler.meta.workflow.SeriesNotes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks through the whole storage for series that nobody told of: files placed by others, and what was received when the
 * service died. What was changed a moment ago is watched until it is quiet, as if it had just arrived.
 */
public final class Sweep {

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    private final SeriesLayout layout;
    private final SeriesTracker tracker;
    private final Settlement settlement;
    private final SeriesNotes workflows;
    private final Duration quiet;
    private final Clock clock;

    /** @param workflows are asked about what is found */
    public Sweep(
            SeriesLayout layout,
            SeriesTracker tracker,
            Settlement settlement,
            SeriesNotes workflows,
            Duration quiet,
            Clock clock) {
        this.layout = layout;
        this.tracker = tracker;
        this.settlement = settlement;
        this.workflows = workflows;
        this.quiet = quiet;
        this.clock = clock;
    }

    /**
     * What a sweep has found.
     *
     * @param series folders of series in the storage
     * @param queued of which something is to be extracted
     * @param failed which could not be looked at; logged
     * @param strays files that lie in no series' folder, which nobody extracts or deletes
     */
    public record Found(long series, long queued, long failed, long strays) {}

    /**
     * Looks at every series once.
     *
     * @throws InterruptedException if the thread is interrupted between two series
     */
    public Found run() throws InterruptedException {
        long series = 0;
        long queued = 0;
        long failed = 0;
        long strays = 0;
        Deque<Path> folders = new ArrayDeque<>(List.of(layout.root()));
        while (!folders.isEmpty()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("while the storage was swept");
            }
            Path folder = folders.pop();
            try {
                if (layout.root().relativize(folder).getNameCount() == layout.depth()
                        && !folder.equals(layout.root())) {
                    series++;
                    queued += look(folder) ? 1 : 0;
                } else {
                    strays += open(folder, folders);
                }
            } catch (IOException e) {
                failed++;
                LOG.warn(
                        "a series in the storage could not be looked at ({}); the next sweep tries again. This finds what"
                                + " may not be read: find {} ! -readable",
                        Failures.inWords(e),
                        layout.root());
            }
        }
        return new Found(series, queued, failed, strays);
    }

    private boolean look(Path folder) throws IOException {
        String name = layout.nameOf(folder);
        if (tracker.isArriving(name)) {
            return false;
        }
        Instant changed = lastChange(folder);
        Instant now = clock.instant();
        if (changed.isAfter(now.minus(quiet))) {
            // Other machines' clocks may be ahead of ours, by years; it is not watched for so long.
            tracker.watch(name, changed.isAfter(now) ? now : changed);
            return false;
        }
        if (!settlement.settle(name)) {
            return false;
        }
        try {
            workflows.complete(name);
            return true;
        } catch (IOException e) {
            tracker.watch(name, now); // it is complete once more, then
            throw e;
        }
    }

    /** A folder's own time changes with every file that comes, goes or is renamed. */
    private static Instant lastChange(Path folder) throws IOException {
        try {
            FileTime time = Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS);
            return time.toInstant();
        } catch (NoSuchFileException e) {
            return Instant.MIN; // it has been deleted meanwhile
        }
    }

    /**
     * Adds what is in a folder. Hidden folders are ours: what is arriving or being deleted. No patient's begins with a dot.
     *
     * @return how many files there are
     */
    private static long open(Path folder, Deque<Path> folders) throws IOException {
        long files = 0;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                boolean hidden = entry.getFileName().toString().startsWith(".");
                if (!hidden && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    folders.push(entry);
                } else if (!hidden) {
                    files++;
                }
            }
        } catch (NoSuchFileException e) {
            return 0; // it has been deleted meanwhile
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return files;
    }
}

package org.niffler.cold;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.niffler.cold.cli.ExtractionSettings;
import org.niffler.cold.cli.Extractor.Ended;
import org.niffler.cold.report.ReportFile;
import org.niffler.cold.report.StudyTable;
import org.niffler.cold.retrieve.Archives;
import org.niffler.cold.retrieve.DryRun;
import org.niffler.cold.retrieve.RetrievalJournal;
import org.niffler.cold.retrieve.RowResult;
import org.niffler.cold.retrieve.RowWork;
import org.niffler.cold.retrieve.RunEnd;
import org.niffler.cold.retrieve.StudyListing;
import org.niffler.cold.retrieve.StudyRetrieval;
import org.niffler.cold.retrieve.Verification;

/** The runs that ask the PACS and retrieve nothing: a table of studies, a comparison, a dry run. */
final class Inquiry {

    private final ExtractionSettings settings;
    private final Archives archives;
    private final Loop loop;
    private final Clock clock;

    /** Does the work with each row. */
    @FunctionalInterface
    interface Loop {
        RunEnd run(RowWork work, Consumer<RowResult> results);
    }

    Inquiry(ExtractionSettings settings, Archives archives, Loop loop, Clock clock) {
        this.settings = settings;
        this.archives = archives;
        this.loop = loop;
        this.clock = clock;
    }

    /**
     * Does what the settings say.
     *
     * @param stored what an earlier extraction has left
     * @param extraNames the columns of the CSV that nothing is asked by
     */
    Ended run(StudyRetrieval.StoredBefore stored, List<String> extraNames, Consumer<RowResult> results)
            throws IOException {
        ExtractionSettings.Mode mode = settings.mode();
        if (mode.verify().isPresent()) {
            return verify(stored, extraNames, results);
        }
        return mode.listing().isPresent() ? list(mode.listing().get(), results) : tryDry(results);
    }

    private Ended verify(StudyRetrieval.StoredBefore stored, List<String> extraNames, Consumer<RowResult> results)
            throws IOException {
        try (OpenJournal journal = OpenJournal.ifItIsOfThisDestination(settings, clock);
                ReportFile report = ReportFile.create(settings.mode().report(), extraNames)) {
            RowWork work = new Verification(archives, stored, settings.policy().filter(), entriesOf(journal));
            return new Ended(loop.run(work, report.andThen(results)), 0, 0, Optional.empty());
        }
    }

    private Ended list(StudyTable table, Consumer<RowResult> results) throws IOException {
        try (ListingFile listing = ListingFile.create(settings.storage().folder(), table)) {
            RowWork work = new StudyListing(archives, table.tags(), listing::write);
            return new Ended(loop.run(work, results), 0, 0, Optional.empty());
        }
    }

    private Ended tryDry(Consumer<RowResult> results) throws IOException {
        boolean startsOver = settings.mode().fromScratch();
        try (OpenJournal journal = startsOver ? null : OpenJournal.ifItIsOfThisDestination(settings, clock)) {
            DryRun work = new DryRun(archives, settings.policy().filter(), entriesOf(journal));
            RunEnd end = loop.run(work, results);
            return new Ended(end, work.series(), 0, Optional.empty());
        }
    }

    private static Optional<RetrievalJournal> entriesOf(OpenJournal journal) {
        return Optional.ofNullable(journal).map(OpenJournal::entries);
    }
}

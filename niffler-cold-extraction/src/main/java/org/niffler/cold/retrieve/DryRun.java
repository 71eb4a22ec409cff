package org.niffler.cold.retrieve;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.LongAdder;
import org.niffler.cold.request.Request;
import org.niffler.cold.verify.ExpectedStudy;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.net.UnreachableException;

/** Finds out what would be retrieved, and retrieves nothing. */
public final class DryRun implements RowWork {

    private static final List<DicomTag> COUNTS =
            List.of(DicomTag.NUMBER_OF_STUDY_RELATED_SERIES, DicomTag.NUMBER_OF_STUDY_RELATED_INSTANCES);

    private final Archives archives;
    private final SeriesFilter filter;
    private final Optional<RetrievalJournal> journal;
    private final LongAdder series = new LongAdder();

    /** @param journal what earlier runs have done, if there were any */
    public DryRun(Archives archives, SeriesFilter filter, Optional<RetrievalJournal> journal) {
        this.archives = archives;
        this.filter = filter;
        this.journal = journal;
    }

    /** How many series would be retrieved, of the studies whose PACS tells. */
    public long series() {
        return series.sum();
    }

    @Override
    public Optional<RowOutcome> doneBefore(Request.Row row) throws IOException {
        return journal.isPresent() ? journal.get().find(row.plan()).map(done -> done) : Optional.empty();
    }

    @Override
    public RowOutcome run(Request.Row row) throws IOException, InterruptedException {
        Archives.Found<DataSet> found =
                archives.ask(archive -> archive.finder().query(row.plan(), COUNTS), StudyFinder::studyInstanceUid);
        if (found.isEmpty() || !found.failures().isEmpty()) {
            return found.nothing();
        }
        List<ExpectedStudy> wanted = new ArrayList<>();
        for (Archives.Listed<DataSet> listed : found.firstChoice()) {
            ExpectedStudy study = StudyFinder.study(row.plan(), listed.study());
            if (journal.isEmpty() || journal.get().done(study).isEmpty()) {
                (filter.admitsAll() ? whole(study, listed.study(), listed.archive()) : part(study, listed.archive()))
                        .ifPresent(wanted::add);
            }
        }
        return new RowOutcome.Listed(wanted);
    }

    private Optional<ExpectedStudy> whole(ExpectedStudy study, DataSet match, Archive archive)
            throws UnreachableException, InterruptedException {
        OptionalInt listed = match.integer(DicomTag.NUMBER_OF_STUDY_RELATED_SERIES);
        if (listed.isEmpty() || study.instances().isEmpty()) {
            return part(study, archive);
        }
        series.add(listed.getAsInt());
        return Optional.of(study);
    }

    private Optional<ExpectedStudy> part(ExpectedStudy study, Archive archive)
            throws UnreachableException, InterruptedException {
        Optional<List<StudyContents.Series>> all =
                archive.contents().series(study).filter(filter::canChooseFrom);
        if (all.isEmpty()) {
            return Optional.of(study);
        }
        List<StudyContents.Series> wanted =
                all.get().stream().filter(filter::admits).toList();
        series.add(wanted.size());
        OptionalInt count = archive.contents().count(study, wanted);
        return wanted.isEmpty()
                ? Optional.empty()
                : Optional.of(new ExpectedStudy(study.patientId(), study.studyInstanceUid(), count));
    }
}

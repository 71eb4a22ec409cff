package org.niffler.cold.retrieve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.niffler.cold.request.Request;
import org.niffler.cold.verify.ExpectedStudy;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.net.UnreachableException;

/** Asks the PACS what it has for each row, and retrieves nothing. */
public final class StudyListing implements RowWork {

    private final StudyFinder finder;
    private final List<DicomTag> wanted;
    private final Consumer<DataSet> studies;

    /**
     * @param wanted what shall be told of each study
     * @param studies takes them, one call at a time, the studies of a row together
     */
    public StudyListing(StudyFinder finder, List<DicomTag> wanted, Consumer<DataSet> studies) {
        this.finder = finder;
        this.wanted = List.copyOf(wanted);
        this.studies = studies;
    }

    @Override
    public RowOutcome run(Request.Row row) throws UnreachableException, InterruptedException {
        List<DataSet> matches = new ArrayList<>();
        Optional<String> failure = finder.query(row.plan(), wanted, matches);
        if (failure.isPresent()) {
            return new RowOutcome.Failed(failure.get());
        }
        synchronized (studies) {
            matches.forEach(studies);
        }
        List<ExpectedStudy> listed = matches.stream()
                .map(match -> StudyFinder.study(row.plan(), match))
                .toList();
        return listed.isEmpty() ? new RowOutcome.NotFound() : new RowOutcome.Listed(listed);
    }
}

package org.niffler.cold.retrieve;

import java.util.List;
import java.util.function.Consumer;
import org.niffler.cold.request.Request;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.net.UnreachableException;

/** Lists what the PACS has for each row, and retrieves nothing. */
public final class StudyListing implements RowWork {

    private final Archives archives;
    private final List<DicomTag> wanted;
    private final Consumer<DataSet> studies;

    /**
     * @param wanted what shall be told of each study
     * @param studies takes them, one call at a time, the studies of a row together
     */
    public StudyListing(Archives archives, List<DicomTag> wanted, Consumer<DataSet> studies) {
        this.archives = archives;
        this.wanted = List.copyOf(wanted);
        this.studies = studies;
    }

    @Override
    public RowOutcome run(Request.Row row) throws UnreachableException, InterruptedException {
        Archives.Found<DataSet> found =
                archives.ask(archive -> archive.finder().query(row.plan(), wanted), StudyFinder::studyInstanceUid);
        List<DataSet> matches =
                found.firstChoice().stream().map(Archives.Listed::study).toList();
        synchronized (studies) {
            matches.forEach(studies);
        }
        if (matches.isEmpty() || !found.failures().isEmpty()) {
            return found.nothing();
        }
        return new RowOutcome.Listed(matches.stream()
                .map(match -> StudyFinder.study(row.plan(), match))
                .toList());
    }
}

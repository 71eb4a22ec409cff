package org.niffler.app.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.niffler.app.cohort.Cohort;
import org.niffler.app.cohort.CohortGroup;
import org.niffler.app.cohort.CohortStudy;
import org.niffler.app.query.ShownIdentity;

/** Writes cohorts: the list of their studies, which cold-extraction takes, and their groups. */
public final class CohortTables {

    /** What cold-extraction is told besides the file's name, so that it retrieves the studies of the list. */
    public static final String TO_RETRIEVE =
            "--NumberOfQueryAttributes 2 --SecondAttr StudyInstanceUID --SecondIndex 1";

    private static final List<String> STUDY =
            List.of("PatientID", "StudyInstanceUID", "AccessionNumber", "Series", "Documents");
    private static final List<String> COUNTS = List.of("Patients", "Studies", "Series", "Documents");

    private CohortTables() {}

    /**
     * What was written.
     *
     * @param withoutIdentifier how many studies cannot be retrieved, as one of their identifiers is not known
     * @param pseudonymous how many cannot, as they are not known by their own PatientID
     * @param retrievable how many can
     */
    public record Written(int withoutIdentifier, int pseudonymous, int retrievable) {

        private static final Written NOTHING = new Written(0, 0, 0);

        private Written plus(CohortStudy study) {
            if (study.patientId().isEmpty() || study.studyInstanceUid().isEmpty()) {
                return new Written(withoutIdentifier + 1, pseudonymous, retrievable);
            }
            return ShownIdentity.isPseudonym(study.patientId())
                    ? new Written(withoutIdentifier, pseudonymous + 1, retrievable)
                    : new Written(withoutIdentifier, pseudonymous, retrievable + 1);
        }
    }

    /**
     * Writes the studies of a cohort.
     *
     * @param identifying whether the identifiers are real ones: they are written exactly as they are then
     */
    public static Written writeStudies(Path file, Format format, boolean identifying, Cohort cohort)
            throws IOException {
        try (Stream<CohortStudy> studies = cohort.studies()) {
            return writeStudies(file, format, identifying, studies);
        }
    }

    /**
     * Writes some studies, in their order.
     *
     * @param identifying whether the identifiers are real ones: they are written exactly as they are then
     */
    public static Written writeStudies(Path file, Format format, boolean identifying, Stream<CohortStudy> studies)
            throws IOException {
        Written written = Written.NOTHING;
        try (Table table = identifying && format == Format.CSV
                ? Table.exact(file, true, STUDY)
                : Table.create(file, format, identifying, STUDY)) {
            for (Iterator<CohortStudy> each = studies.iterator(); each.hasNext(); ) {
                CohortStudy study = each.next();
                written = written.plus(study);
                table.row(List.of(
                        study.patientId(),
                        study.studyInstanceUid(),
                        study.accessionNumber(),
                        study.series(),
                        study.documents()));
            }
            table.complete();
        }
        return written;
    }

    /** Where the groups go: {@code cohort.csv} has {@code cohort-groups.csv} beside it. */
    public static Path groupsBeside(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return file.resolveSibling(
                dot <= 0 ? name + "-groups" : name.substring(0, dot) + "-groups" + name.substring(dot));
    }

    /** Writes the groups. */
    public static void writeGroups(
            Path file, Format format, boolean identifying, List<String> groupBy, List<CohortGroup> groups)
            throws IOException {
        List<String> columns = new ArrayList<>(groupBy);
        columns.addAll(COUNTS);
        try (Table table = Table.create(file, format, identifying, columns)) {
            for (CohortGroup group : groups) {
                List<Object> cells = new ArrayList<>(group.values());
                cells.addAll(List.of(group.patients(), group.studies(), group.series(), group.documents()));
                table.row(cells);
            }
            table.complete();
        }
    }
}

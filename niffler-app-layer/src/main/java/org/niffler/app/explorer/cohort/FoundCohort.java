package org.niffler.app.explorer.cohort;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.niffler.app.cohort.Cohort;
import org.niffler.app.cohort.CohortGroup;
import org.niffler.app.cohort.CohortSize;
import org.niffler.app.cohort.CohortStudy;
import org.niffler.app.query.ShownIdentity;

/** A cohort as it was when it was computed. May be used by several threads. */
final class FoundCohort {

    private final Cohort cohort;
    private final Instant asOf;
    private final Duration took;
    private final Set<String> unknown;
    private List<Row> rows;
    private List<CohortGroup> groups;

    /**
     * A study, and what is shown in the place of its identifiers.
     *
     * @param found with the identifiers themselves
     */
    record Row(String patient, String study, CohortStudy found) {

        private static final Comparator<Row> BY_WHAT_IS_SHOWN =
                Comparator.comparing(Row::patient).thenComparing(Row::study);
    }

    /** @param unknown attributes that were asked about and that no document seems to have */
    FoundCohort(Cohort cohort, Instant asOf, Duration took, Set<String> unknown) {
        this.cohort = cohort;
        this.asOf = asOf;
        this.took = took;
        this.unknown = Set.copyOf(unknown);
    }

    CohortSize size() {
        return cohort.size();
    }

    Instant asOf() {
        return asOf;
    }

    Duration took() {
        return took;
    }

    Set<String> unknown() {
        return unknown;
    }

    /** The largest first. */
    synchronized List<CohortGroup> groups() {
        if (groups == null) {
            groups = cohort.groups();
        }
        return groups;
    }

    /** All studies, with the identifiers themselves, by them. */
    List<CohortStudy> studies() {
        return cohort.studies().toList();
    }

    /**
     * All studies by what is shown of their patients, and then of themselves: the real identifiers are often counted up, and
     * their order would tell who came first.
     *
     * @param identity the same with every call
     */
    synchronized List<Row> rows(ShownIdentity identity) {
        if (rows == null) {
            Function<CohortStudy, Row> row = study ->
                    new Row(identity.patient(study.patientId()), identity.uid(study.studyInstanceUid()), study);
            rows = cohort.studies().map(row).sorted(Row.BY_WHAT_IS_SHOWN).toList();
        }
        return rows;
    }

    /** How much is kept of it: its studies and groups. */
    long weight() {
        return 1L + size().studies() + groups().size();
    }
}

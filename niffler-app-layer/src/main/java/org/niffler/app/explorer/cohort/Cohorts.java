package org.niffler.app.explorer.cohort;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.niffler.app.cohort.Cohort;
import org.niffler.app.cohort.CohortStudy;
import org.niffler.app.explorer.desk.Memory;
import org.niffler.app.explorer.desk.QueryDesk;
import org.niffler.app.explorer.desk.SharedAnswers;
import org.niffler.app.query.CohortFilter;
import org.niffler.app.query.CohortQuery;
import org.niffler.app.query.ShownIdentity;
import org.niffler.app.query.UnknownAttributes;
import org.niffler.metadata.DocumentQuery;
import org.niffler.metadata.MetadataQuery;

/**
 * Computes cohorts, and keeps a few for two minutes: a page asks for the size, the groups and the studies of the same one,
 * and many viewers open the same page. May be used by several threads.
 */
public final class Cohorts {

    private static final Memory MEMORY = new Memory(Duration.ofMinutes(2), 2_000_000 /* studies and groups */);

    private final QueryDesk desk;
    private final Clock clock;
    private final SharedAnswers<CohortQuestion, FoundCohort> answers;

    public Cohorts(QueryDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
        this.answers = new SharedAnswers<>(clock, MEMORY, FoundCohort::weight);
    }

    /**
     * The cohort, with the identifiers themselves.
     *
     * @param id by which it can be cancelled
     * @throws org.niffler.app.explorer.http.Refusal if there is no answer, or too many groups
     */
    FoundCohort of(CohortQuestion question, Optional<String> id) {
        Optional<FoundCohort> grouped =
                question.groupBy().isEmpty() ? answers.known(each -> isSame(each, question)) : Optional.empty();
        return grouped.orElseGet(() ->
                answers.get(question, id, () -> desk.ask(id, store -> computed(store, question))));
    }

    /**
     * Those studies of the cohort that have one of these UIDs. Unless all of it is there already, only they are looked up.
     *
     * @param id by which it can be cancelled
     * @throws org.niffler.app.explorer.http.Refusal if there is no answer
     */
    List<CohortStudy> among(Set<String> studyUids, CohortQuestion question, Optional<String> id) {
        return answers.known(each -> isSame(each, question))
                .map(FoundCohort::studies)
                .orElseGet(() -> desk.ask(
                        id,
                        store -> new CohortQuery(store, question.collection(), ShownIdentity.asItIs())
                                .find(narrowed(question.filter(), studyUids), List.of())
                                .studies()
                                .toList()));
    }

    private static CohortFilter narrowed(CohortFilter filter, Set<String> studyUids) {
        ObjectNode studies = JsonNodeFactory.instance.objectNode();
        ArrayNode uids = studies.putObject("StudyInstanceUID").putArray("$in");
        studyUids.forEach(uids::add);
        String condition =
                filter.condition().equals(DocumentQuery.ALL) ? studies.toString() : both(filter.condition(), studies);
        return new CohortFilter(condition, filter.attributes(), filter.wanted());
    }

    private static String both(String condition, ObjectNode other) {
        return "{\"$and\":[" + condition + "," + other + "]}";
    }

    private static boolean isSame(CohortQuestion each, CohortQuestion question) {
        return each.collection().equals(question.collection()) && each.text().equals(question.text());
    }

    private FoundCohort computed(MetadataQuery store, CohortQuestion question) throws IOException {
        Instant asOf = clock.instant();
        long begun = System.nanoTime();
        CohortFilter filter = question.filter();
        // Pseudonyms of every document would take longer than to find them; they are made of what is shown.
        CohortQuery query = new CohortQuery(store, question.collection(), ShownIdentity.asItIs());
        GroupLimit limit =
                new GroupLimit(question.groupBy(), Runtime.getRuntime().maxMemory() / 8);
        Cohort cohort = query.find(
                new CohortFilter(filter.condition(), filter.attributes(), document -> {
                    boolean wanted = filter.wanted().test(document);
                    if (wanted) {
                        limit.count(document);
                    }
                    return wanted;
                }),
                question.groupBy());
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        return new FoundCohort(cohort, asOf, took, unknown(store, question, filter));
    }

    private static Set<String> unknown(MetadataQuery store, CohortQuestion question, CohortFilter filter)
            throws IOException {
        Set<String> asked = new TreeSet<>(question.groupBy());
        asked.addAll(filter.attributes());
        return asked.isEmpty() ? Set.of() : new UnknownAttributes(store, question.collection()).among(asked);
    }

    /** When what is computed now is as it is. */
    Instant now() {
        return clock.instant();
    }

    /** Ends a computation, or the waiting for one. */
    void cancel(String id) {
        desk.cancel(id);
        answers.cancel(id);
    }
}

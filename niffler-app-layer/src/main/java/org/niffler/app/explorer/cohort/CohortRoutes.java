package org.niffler.app.explorer.cohort;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Optional;
import org.niffler.app.cohort.CohortGroup;
import org.niffler.app.cohort.CohortSize;
import org.niffler.app.explorer.http.ApiPart;
import org.niffler.app.explorer.http.Parameters;
import org.niffler.app.explorer.http.QueryIds;
import org.niffler.app.explorer.http.Viewers;
import org.niffler.app.explorer.shown.Disclosure;

/** How large a cohort is, how it falls into groups, and which studies it has; and how to end a query. */
public final class CohortRoutes implements ApiPart {

    private static final int MOST_GROUPS = 1_000;
    private static final int MOST_STUDIES = 500;
    private static final int LAST_PAGE = 10_000_000;

    private final Collections collections;
    private final Questions questions;
    private final Cohorts cohorts;
    private final StudyRows studyRows;
    private final Disclosure disclosure;
    private final ShownValues shown;

    /** @param instances null where the collection has one document a series */
    record Size(Integer patients, Integer studies, Integer series, long documents, Integer instances) {

        static Size of(CohortSize size) {
            return new Size(
                    size.patients(),
                    size.studies(),
                    size.series(),
                    size.documents(),
                    size.series() == size.documents() ? null : size.documents());
        }
    }

    /** @param whole whether it is the whole collection */
    record Answer(Size size, boolean whole, double seconds, String asOf, List<String> warnings, String command) {}

    /** @param filter of the cohort, narrowed to this group; null if the filter language has no words for it */
    record Group(List<String> values, int patients, int studies, int series, int documents, String filter) {}

    /** @param more groups that are not told */
    record Groups(List<String> by, List<Group> groups, int more) {}

    record Studies(int total, int page, int size, List<StudyRows.StudyRow> studies) {}

    public CohortRoutes(
            Collections collections,
            Questions questions,
            Cohorts cohorts,
            StudyRows studyRows,
            Disclosure disclosure,
            ShownValues shown) {
        this.collections = collections;
        this.questions = questions;
        this.cohorts = cohorts;
        this.studyRows = studyRows;
        this.disclosure = disclosure;
        this.shown = shown;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ROOT + "/cohort", this::size);
        routes.get(ROOT + "/cohort/groups", this::groups);
        routes.get(ROOT + "/cohort/studies", this::studies);
        routes.delete(ROOT + "/queries/{id}", context -> {
            cohorts.cancel(QueryIds.named(context, context.pathParam("id")));
            context.status(HttpStatus.NO_CONTENT);
        });
    }

    private String collection(Context context) {
        return collections.named(Parameters.text(context, "collection"), QueryIds.of(context));
    }

    private void size(Context context) {
        CohortQuestion question = questions.of(collection(context), Parameters.text(context, "filter"));
        boolean all = Parameters.flag(context, "all", false);
        context.json(question.isWhole() && !all ? documents(context, question) : computed(context, question));
    }

    /** What costs nothing to tell. */
    private Answer documents(Context context, CohortQuestion question) {
        long begun = System.nanoTime();
        long documents = collections.all(QueryIds.of(context)).getOrDefault(question.collection(), 0L);
        Size size = new Size(null, null, null, documents, null);
        return new Answer(
                size, true, (System.nanoTime() - begun) / 1e9, cohorts.now().toString(), List.of(), question.command());
    }

    private Answer computed(Context context, CohortQuestion question) {
        FoundCohort found = cohorts.of(question, QueryIds.of(context));
        return new Answer(
                Size.of(found.size()),
                question.isWhole(),
                found.took().toNanos() / 1e9,
                found.asOf().toString(),
                warnings(found),
                question.command());
    }

    private static List<String> warnings(FoundCohort found) {
        return found.unknown().stream()
                .sorted()
                .map(attribute -> "None of the first documents of the collection has " + attribute
                        + ": does its profile name it?")
                .toList();
    }

    private void groups(Context context) {
        int limit = Parameters.number(context, "limit", 1, MOST_GROUPS, 50);
        CohortQuestion question = questions.grouped(
                collection(context), Parameters.text(context, "filter"), Parameters.text(context, "by"));
        List<CohortGroup> groups = cohorts.of(question, QueryIds.of(context)).groups();
        Narrowing narrowing = new Narrowing(question, groups);
        List<Group> told = groups.stream()
                .limit(limit)
                .map(group -> told(group, narrowing))
                .toList();
        shown.note(context, "groups by", question.groupBy());
        context.json(new Groups(question.groupBy(), told, groups.size() - told.size()));
    }

    private static Group told(CohortGroup group, Narrowing narrowing) {
        return new Group(
                group.values(),
                group.patients(),
                group.studies(),
                group.series(),
                group.documents(),
                narrowing.to(group).orElse(null));
    }

    private void studies(Context context) {
        Optional<String> id = QueryIds.of(context);
        int page = Parameters.number(context, "page", 0, LAST_PAGE, 0);
        int size = Parameters.number(context, "size", 1, MOST_STUDIES, 50);
        CohortQuestion question = questions.of(collection(context), Parameters.text(context, "filter"));
        List<FoundCohort.Row> all = cohorts.of(question, id).rows(disclosure.identity());
        int from = (int) Math.min(all.size(), (long) page * size);
        List<FoundCohort.Row> rows = all.subList(from, Math.min(all.size(), from + size));
        List<StudyRows.StudyRow> told = studyRows.of(question.collection(), rows, id);
        if (disclosure.showsIdentity()) {
            rows.forEach(row -> Viewers.shows(context, "study " + row.study()));
        }
        context.json(new Studies(all.size(), page, size, told));
    }
}

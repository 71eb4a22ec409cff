package org.niffler.app.explorer.operations;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.niffler.app.explorer.desk.QueryDesk;
import org.niffler.app.explorer.http.ApiPart;
import org.niffler.app.explorer.http.Parameters;
import org.niffler.app.explorer.http.QueryIds;
import org.niffler.app.explorer.http.Refusal;
import org.niffler.app.explorer.http.Viewers;
import org.niffler.app.explorer.shown.Disclosure;
import org.niffler.app.explorer.shown.References;
import org.niffler.metadata.StoredDocument;
import org.niffler.workflow.run.RunStatus;

/** The runs of workflows, the latest first, and what became of each. */
public final class RunsPart implements ApiPart {

    private static final String KIND = "run";
    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 500;

    /** All of them up to the page are sorted in memory. */
    private static final int FURTHEST = 100_000;

    private static final List<String> STATUSES =
            Arrays.stream(RunStatus.values()).map(RunStatus::text).toList();

    private final QueryDesk desk;
    private final Disclosure disclosure;
    private final References references;

    /** @param total of all pages */
    record Runs(long total, int page, int size, List<String> workflows, List<String> statuses, List<RunAnswer> runs) {}

    public RunsPart(QueryDesk desk, Disclosure disclosure, References references) {
        this.desk = desk;
        this.disclosure = disclosure;
        this.references = references;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ROOT + "/operations/runs", this::runs);
        routes.get(ROOT + "/operations/runs/{id}", this::run);
    }

    private void runs(Context context) {
        RunQuery.Wanted wanted = new RunQuery.Wanted(Parameters.given(context, "workflow"), status(context));
        int page = Parameters.number(context, "page", 0, FURTHEST, 0);
        int size = Parameters.number(context, "size", 1, LARGEST_PAGE, PAGE);
        if ((page + 1L) * size > FURTHEST) {
            throw new Refusal(
                    Refusal.Kind.BAD_REQUEST,
                    "Only the latest " + FURTHEST + " runs can be leafed through.",
                    "Choose a workflow or a status to see others.");
        }
        RunQuery.Page found = desk.ask(QueryIds.of(context), store -> new RunQuery(store).find(wanted, page, size));
        found.runs().forEach(run -> audit(context, run));
        context.json(new Runs(
                found.total(),
                page,
                size,
                List.copyOf(found.workflows()),
                STATUSES,
                found.runs().stream().map(this::answer).toList()));
    }

    private void run(Context context) {
        List<String> parts = references.open(KIND, context.pathParam("id"));
        StoredDocument run = desk.ask(QueryIds.of(context), store -> new RunQuery(store).find(parts.get(0)))
                .orElseThrow(() -> new Refusal(Refusal.Kind.GONE, "The store does not have this run any more."));
        audit(context, run);
        context.json(RunAnswer.Whole.of(answer(run), run, disclosure.showsIdentity()));
    }

    private RunAnswer answer(StoredDocument run) {
        return RunAnswer.of(references.seal(KIND, List.of(run.id())), run, disclosure.identity());
    }

    private void audit(Context context, StoredDocument run) {
        if (disclosure.showsIdentity()) {
            Viewers.shows(context, "run " + run.id());
        }
    }

    private static Optional<String> status(Context context) {
        Optional<String> status = Parameters.given(context, "status");
        if (status.filter(text -> !STATUSES.contains(text)).isPresent()) {
            throw new Refusal(
                    Refusal.Kind.BAD_REQUEST,
                    "There is no such status of a run.",
                    "Allowed is " + String.join(", ", STATUSES) + ".");
        }
        return status;
    }
}

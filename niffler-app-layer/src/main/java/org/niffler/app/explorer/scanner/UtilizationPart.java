package org.niffler.app.explorer.scanner;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.niffler.app.explorer.ExplorerSettings;
import org.niffler.app.explorer.desk.QueryDesk;
import org.niffler.app.explorer.http.ApiPart;
import org.niffler.app.explorer.shown.Disclosure;
import org.niffler.app.query.Days;
import org.niffler.app.query.ExamQuery;
import org.niffler.metadata.MetadataQuery;

/** How scanners were used on many days: numbers only. */
public final class UtilizationPart implements ApiPart {

    private final QueryDesk desk;
    private final Disclosure disclosure;
    private final ExplorerSettings settings;
    private final UseByDay useByDay;

    /** @param clock for what today is, and how old an answer is */
    public UtilizationPart(QueryDesk desk, Disclosure disclosure, ExplorerSettings settings, Clock clock) {
        this.desk = desk;
        this.disclosure = disclosure;
        this.settings = settings;
        this.useByDay = new UseByDay(settings.scanners(), clock);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ROOT + "/scanners/utilization", this::utilization);
    }

    private void utilization(Context context) {
        Request request = new Request(context);
        Days days = request.days();
        String collection = request.collection(settings.collection());
        List<String> scanners = request.scanners();
        context.json(desk.ask(request.query(), store -> find(store, collection, days, scanners)));
    }

    private UtilizationAnswer find(MetadataQuery store, String collection, Days days, List<String> scanners)
            throws IOException {
        ExamQuery query = Exams.query(store, collection, settings.scanners(), disclosure.identity());
        UseByDay.Found found = useByDay.find(query, collection, days);
        return UtilizationAnswer.of(days, found.uses(), scanners, Exams.leftOut(query, found.findings()));
    }
}

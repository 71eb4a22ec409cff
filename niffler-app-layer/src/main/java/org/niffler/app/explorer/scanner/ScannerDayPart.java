package org.niffler.app.explorer.scanner;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.niffler.app.explorer.ExplorerSettings;
import org.niffler.app.explorer.desk.QueryDesk;
import org.niffler.app.explorer.http.ApiPart;
import org.niffler.app.explorer.http.Viewers;
import org.niffler.app.explorer.shown.Disclosure;
import org.niffler.app.query.Days;
import org.niffler.app.query.ExamQuery;
import org.niffler.app.query.Findings;
import org.niffler.app.scanner.Utilization;
import org.niffler.metadata.MetadataQuery;

/** How scanners were used on one day, encounter by encounter: a timeline. */
public final class ScannerDayPart implements ApiPart {

    private final QueryDesk desk;
    private final Disclosure disclosure;
    private final ExplorerSettings settings;

    public ScannerDayPart(QueryDesk desk, Disclosure disclosure, ExplorerSettings settings) {
        this.desk = desk;
        this.disclosure = disclosure;
        this.settings = settings;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ROOT + "/scanners/days/{day}", this::day);
    }

    private void day(Context context) {
        Request request = new Request(context);
        LocalDate day = Request.day("The day", context.pathParam("day"));
        String collection = request.collection(settings.collection());
        List<String> scanners = request.scanners();
        ScannerDayAnswer answer = desk.ask(request.query(), store -> find(store, collection, day, scanners));
        if (disclosure.showsIdentity()) {
            Viewers.shows(context, "patients of scanners on " + day);
        }
        context.json(answer);
    }

    private ScannerDayAnswer find(MetadataQuery store, String collection, LocalDate day, List<String> wanted)
            throws IOException {
        ExamQuery query = Exams.query(store, collection, settings.scanners(), disclosure.identity());
        ExamQuery.Found found = query.on(day);
        Findings findings = new Findings();
        findings.addAll(found.findings());
        findings.addAll(query.withoutStudyDate(new Days(day, day)));
        Utilization utilization = new Utilization(settings.scanners().gap(), listed(wanted));
        return ScannerDayAnswer.of(
                day,
                utilization.day(day, found.exams().stream()).scanners(),
                disclosure.showsIdentity(),
                Exams.leftOut(query, findings));
    }

    /** Those that were asked for are told of, used or not. */
    private static Optional<Map<String, String>> listed(List<String> scanners) {
        return scanners.isEmpty()
                ? Optional.empty()
                : Optional.of(scanners.stream().collect(Collectors.toMap(Function.identity(), scanner -> "")));
    }
}

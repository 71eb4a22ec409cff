package org.niffler.app.explorer.scanner;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.niffler.app.clock.ScannerClock;
import org.niffler.app.explorer.ExplorerSettings;
import org.niffler.app.explorer.desk.QueryDesk;
import org.niffler.app.explorer.http.ApiPart;
import org.niffler.app.query.ClockQuery;
import org.niffler.app.query.Days;
import org.niffler.app.query.Remark;
import org.niffler.metadata.MetadataQuery;

/** How the clocks of scanners are set, by what arrived on some days. */
public final class ClocksPart implements ApiPart {

    private final QueryDesk desk;
    private final ExplorerSettings settings;

    public ClocksPart(QueryDesk desk, ExplorerSettings settings) {
        this.desk = desk;
        this.settings = settings;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ROOT + "/scanners/clocks", this::clocks);
    }

    private void clocks(Context context) {
        Request request = new Request(context);
        Days days = request.days();
        Duration threshold = request.threshold(settings.scanners().threshold());
        String collection = request.collection(settings.collection());
        context.json(desk.ask(request.query(), store -> find(store, collection, days, threshold)));
    }

    private ClocksAnswer find(MetadataQuery store, String collection, Days days, Duration threshold)
            throws IOException {
        ClockQuery query = new ClockQuery(store, collection, settings.scanners().name(), ClockQuery.Time.SERIES);
        ClockQuery.LeftOut leftOut = new ClockQuery.LeftOut();
        List<ScannerClock> clocks =
                query.received(days, settings.scanners().zone(), leftOut).clocks(threshold);
        Optional<Remark> note = leftOut.remark();
        if (clocks.isEmpty() && note.isEmpty()) {
            note = Optional.of(query.whyNothing());
        }
        return ClocksAnswer.of(days, threshold, clocks, note.map(Remark::text).orElse(null));
    }
}

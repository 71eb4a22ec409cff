package org.niffler.app.explorer.scanner;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.niffler.app.explorer.ExplorerSettings;
import org.niffler.app.explorer.desk.QueryDesk;
import org.niffler.app.explorer.http.ApiPart;
import org.niffler.app.query.DataDays;
import org.niffler.app.query.Days;
import org.niffler.app.query.ScannerQuery;
import org.niffler.metadata.MetadataQuery;

/** Which scanners there are, and of which days there is data. */
public final class ScannersPart implements ApiPart {

    /** To find all scanners the whole collection is read. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private static final int MOST_COLLECTIONS = 100;

    private final QueryDesk desk;
    private final ExplorerSettings settings;
    private final Clock clock;
    private final Recent<String, Scanners> known;

    /** @param first day of data, null if there is none */
    record Scanners(List<Scanner> scanners, String first, String last) {}

    /** A scanner in figures of use; of one that was moved or renamed there are several. */
    record Scanner(
            String scanner,
            String stationName,
            String institutionName,
            String manufacturer,
            String model,
            List<String> modalities) {

        static Scanner of(ScannerQuery.Named named) {
            ScannerQuery.Device device = named.device();
            return new Scanner(
                    named.scanner(),
                    device.stationName(),
                    device.institutionName(),
                    device.manufacturer(),
                    device.manufacturerModelName(),
                    named.modalities());
        }
    }

    /** @param clock for what today is, and how old an answer is */
    public ScannersPart(QueryDesk desk, ExplorerSettings settings, Clock clock) {
        this.desk = desk;
        this.settings = settings;
        this.clock = clock;
        this.known = new Recent<>(clock, REMEMBERED, MOST_COLLECTIONS, each -> 1);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ROOT + "/scanners", this::scanners);
    }

    private void scanners(Context context) {
        Request request = new Request(context);
        String collection = request.collection(settings.collection());
        Optional<Scanners> before = known.get(collection);
        if (before.isPresent()) {
            context.json(before.get());
            return;
        }
        Scanners scanners = desk.ask(request.query(), store -> find(store, collection));
        known.put(collection, scanners);
        context.json(scanners);
    }

    private Scanners find(MetadataQuery store, String collection) throws IOException {
        LocalDate today = LocalDate.now(clock.withZone(settings.scanners().zone()));
        Optional<Days> days = new DataDays(store, collection).find(today);
        List<Scanner> scanners = new ScannerQuery(store, collection)
                .named(settings.scanners().name()).stream().map(Scanner::of).toList();
        return new Scanners(
                scanners,
                days.map(Days::first).map(LocalDate::toString).orElse(null),
                days.map(Days::last).map(LocalDate::toString).orElse(null));
    }
}

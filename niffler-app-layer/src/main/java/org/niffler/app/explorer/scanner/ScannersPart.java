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
import org.niffler.app.explorer.desk.Memory;
import org.niffler.app.explorer.desk.QueryDesk;
import org.niffler.app.explorer.desk.SharedAnswers;
import org.niffler.app.explorer.http.ApiPart;
import org.niffler.app.query.DataDays;
import org.niffler.app.query.Days;
import org.niffler.app.query.ScannerQuery;
import org.niffler.metadata.MetadataQuery;

/** Which scanners there are, and of which days there is data. */
public final class ScannersPart implements ApiPart {

    /** How far back is looked unless somebody says: to find all scanners of all times the whole collection is read. */
    private static final int USUAL_DAYS = 30;

    private static final Memory MEMORY = new Memory(Duration.ofMinutes(10), 100 /* answers */);

    private final QueryDesk desk;
    private final ExplorerSettings settings;
    private final Clock clock;
    private final SharedAnswers<String, Optional<Days>> spans;
    private final SharedAnswers<Key, List<Scanner>> known;

    private record Key(String collection, LocalDate since) {}

    /** @param first day of data, null if there is none */
    record DataSpan(String first, String last) {

        static DataSpan of(Optional<Days> span) {
            return new DataSpan(text(span.map(Days::first)), text(span.map(Days::last)));
        }
    }

    /**
     * The scanners of studies since a day.
     *
     * @param since null if there is no data
     */
    record Scanners(List<Scanner> scanners, String since, String first, String last) {}

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
        this.spans = new SharedAnswers<>(clock, MEMORY, each -> 1);
        this.known = new SharedAnswers<>(clock, MEMORY, each -> 1);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ROOT + "/scanners", this::scanners);
        routes.get(ROOT + "/scanners/days", this::days);
    }

    private void days(Context context) {
        context.json(DataSpan.of(span(new Request(context))));
    }

    private Optional<Days> span(Request request) {
        String collection = request.collection(settings.collection());
        LocalDate today = LocalDate.now(clock.withZone(settings.scanners().zone()));
        return spans.get(
                collection,
                request.query(),
                () -> desk.ask(request.query(), store -> new DataDays(store, collection).find(today)));
    }

    private void scanners(Context context) {
        Request request = new Request(context);
        Optional<LocalDate> wanted = request.since();
        Optional<Days> span = span(request);
        Optional<LocalDate> since = wanted.or(() -> span.map(days -> days.last().minusDays(USUAL_DAYS - 1L)));
        List<Scanner> scanners = span.isPresent()
                ? scanners(request, new Key(request.collection(settings.collection()), since.orElseThrow()))
                : List.of();
        DataSpan told = DataSpan.of(span);
        context.json(new Scanners(scanners, text(since), told.first(), told.last()));
    }

    private List<Scanner> scanners(Request request, Key key) {
        return known.get(key, request.query(), () -> desk.ask(request.query(), store -> find(store, key)));
    }

    private static String text(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse(null);
    }

    private List<Scanner> find(MetadataQuery store, Key key) throws IOException {
        return new ScannerQuery(store, key.collection())
                .named(settings.scanners().name(), key.since()).stream()
                        .map(Scanner::of)
                        .toList();
    }
}

package org.niffler.app.explorer.scanner;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.niffler.app.AppRun;
import org.niffler.app.explorer.ExplorerSettings;
import org.niffler.app.explorer.http.TestApi;
import org.niffler.app.query.ExamQuery;
import org.niffler.app.query.ScannerName;
import org.niffler.app.query.ShownIdentity;
import org.niffler.deid.KeyFile;
import org.niffler.deid.Pseudonymizer;
import org.niffler.metadata.mongo.EmbeddedStore;

/** The scanner pages' API on the store of a folder, on 10 June 2020. */
final class ScannerSite implements AutoCloseable {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2020-06-10T12:00:00Z"), ZoneOffset.UTC);

    private final StoreDesk desk;
    private final TestApi api;

    private ScannerSite(StoreDesk desk, ShownIdentity identity) {
        this.desk = desk;
        ExplorerSettings settings = settings(identity.identifies());
        ShownAs shown = new ShownAs(identity);
        this.api = TestApi.of(
                new ScannersPart(desk, settings, CLOCK),
                new ScannerDayPart(desk, shown, settings),
                new UtilizationPart(desk, shown, settings, CLOCK),
                new ClocksPart(desk, settings));
    }

    private static ExplorerSettings settings(boolean showPhi) {
        return new ExplorerSettings(
                "featureset",
                Optional.empty(),
                Optional.empty(),
                new ExplorerSettings.Folders(Path.of("filters"), Path.of("exports"), Path.of("audit")),
                new ExplorerSettings.Scanners(
                        new ScannerName(List.of("DeviceSerialNumber")),
                        ExamQuery.MODALITIES,
                        Duration.ofMinutes(20),
                        ZoneOffset.UTC,
                        Duration.ofMinutes(20)),
                Duration.ofSeconds(30),
                showPhi);
    }

    /** Shows pseudonyms by the key of {@link AppRun#askPseudonyms}. */
    static ScannerSite pseudonyms(AppRun app) throws IOException {
        return of(app, ShownIdentity.pseudonyms(Pseudonymizer.keyed(KeyFile.openOrCreate(app.file("key")))));
    }

    static ScannerSite identity(AppRun app) throws IOException {
        return of(app, ShownIdentity.asItIs());
    }

    private static ScannerSite of(AppRun app, ShownIdentity identity) throws IOException {
        return new ScannerSite(new StoreDesk(EmbeddedStore.open(app.state(), CLOCK)), identity);
    }

    TestApi api() {
        return api;
    }

    StoreDesk desk() {
        return desk;
    }

    @Override
    public void close() {
        api.close();
        desk.close();
    }
}

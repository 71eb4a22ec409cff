package org.niffler.app;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.niffler.app.cli.Explorers;
import org.niffler.app.explorer.ExplorerSettings;
import org.niffler.app.explorer.cohort.AttributeCatalogue;
import org.niffler.app.explorer.cohort.CohortRoutes;
import org.niffler.app.explorer.cohort.Cohorts;
import org.niffler.app.explorer.cohort.CollectionRoutes;
import org.niffler.app.explorer.cohort.Collections;
import org.niffler.app.explorer.cohort.Completion;
import org.niffler.app.explorer.cohort.ExportRoutes;
import org.niffler.app.explorer.cohort.Exports;
import org.niffler.app.explorer.cohort.FilterRoutes;
import org.niffler.app.explorer.cohort.Questions;
import org.niffler.app.explorer.cohort.SavedFilterRoutes;
import org.niffler.app.explorer.cohort.SavedFilters;
import org.niffler.app.explorer.cohort.ShownValues;
import org.niffler.app.explorer.cohort.StudyRows;
import org.niffler.app.explorer.cohort.ValueCounts;
import org.niffler.app.explorer.desk.PooledQueryDesk;
import org.niffler.app.explorer.desk.QueryDesk;
import org.niffler.app.explorer.http.ApiPart;
import org.niffler.app.explorer.http.ExplorerServer;
import org.niffler.app.explorer.http.ServerSettings;
import org.niffler.app.explorer.image.ImageRoom;
import org.niffler.app.explorer.image.InstancePart;
import org.niffler.app.explorer.image.PictureLimits;
import org.niffler.app.explorer.image.SeriesPart;
import org.niffler.app.explorer.image.StudyPart;
import org.niffler.app.explorer.operations.OperationsPart;
import org.niffler.app.explorer.operations.OperationsSampler;
import org.niffler.app.explorer.operations.RunsPart;
import org.niffler.app.explorer.scanner.ClocksPart;
import org.niffler.app.explorer.scanner.ScannerDayPart;
import org.niffler.app.explorer.scanner.ScannersPart;
import org.niffler.app.explorer.scanner.UtilizationPart;
import org.niffler.app.explorer.shown.Disclosure;
import org.niffler.app.explorer.shown.ProfileDisclosure;
import org.niffler.app.explorer.shown.References;
import org.niffler.app.explorer.shown.SealedReferences;
import org.niffler.app.query.ShownIdentity;
import org.niffler.deid.Pseudonymizer;
import org.niffler.metadata.MetadataQuery;
import org.niffler.png.encode.PngEncoder;
import org.niffler.png.encode.PngOptions;

/** Puts the explorer together. */
final class ExplorerParts implements Explorers {

    /** A store answers a few questions at once hardly slower than one. */
    private static final int QUESTIONS_AT_ONCE = 4;

    private static final int QUESTIONS_WAITING = 100;

    private final String version;
    private final Clock clock;

    ExplorerParts(String version, Clock clock) {
        this.version = version;
        this.clock = clock;
    }

    @Override
    public Open open(ExplorerSettings settings, ServerSettings server, MetadataQuery store, Pseudonymizer pseudonyms)
            throws IOException {
        QueryDesk desk = new PooledQueryDesk(store, QUESTIONS_AT_ONCE, QUESTIONS_WAITING, settings.timeLimit());
        OperationsSampler sampler = new OperationsSampler(settings.operations(), clock);
        try {
            sampler.start();
            List<ApiPart> parts = parts(settings, desk, sampler, pseudonyms);
            return new Running(ExplorerServer.start(server, settings, parts, version, clock), sampler, desk);
        } catch (IOException | RuntimeException e) {
            sampler.close();
            desk.close();
            throw e;
        }
    }

    /** The API, besides sessions and its description. */
    List<ApiPart> parts(
            ExplorerSettings settings, QueryDesk desk, OperationsSampler sampler, Pseudonymizer pseudonyms) {
        return new Api(settings, desk, sampler, pseudonyms, version, clock).parts();
    }

    private static final class Api {

        private final ExplorerSettings settings;
        private final QueryDesk desk;
        private final OperationsSampler sampler;
        private final ShownIdentity pseudonymous;
        private final Disclosure disclosure;
        private final References references;
        private final String version;
        private final Clock clock;

        Api(
                ExplorerSettings settings,
                QueryDesk desk,
                OperationsSampler sampler,
                Pseudonymizer pseudonyms,
                String version,
                Clock clock) {
            this.settings = settings;
            this.desk = desk;
            this.sampler = sampler;
            this.pseudonymous = ShownIdentity.pseudonyms(pseudonyms);
            this.disclosure = new ProfileDisclosure(
                    settings.showPhi(), settings.showPhi() ? ShownIdentity.asItIs() : pseudonymous);
            this.references = new SealedReferences(pseudonyms);
            this.version = version;
            this.clock = clock;
        }

        List<ApiPart> parts() {
            List<ApiPart> parts = new ArrayList<>();
            parts.addAll(cohorts());
            parts.addAll(images());
            parts.addAll(scanners());
            parts.add(new OperationsPart(sampler));
            parts.add(new RunsPart(desk, disclosure, references));
            return parts;
        }

        private List<ApiPart> cohorts() {
            Collections collections = new Collections(desk, settings.collection(), clock);
            AttributeCatalogue catalogue = new AttributeCatalogue(desk, disclosure, clock);
            ValueCounts values = new ValueCounts(desk, clock);
            Completion completion = new Completion(catalogue, values, disclosure);
            Questions questions = new Questions(disclosure);
            Cohorts cohorts = new Cohorts(desk, clock);
            ShownValues shown = new ShownValues(disclosure);
            StudyRows rows = new StudyRows(
                    desk, disclosure, references, settings.scanners().name());
            Exports exports = new Exports(settings.folders().exports(), pseudonymous, clock);
            SavedFilters saved = new SavedFilters(settings.folders().filters());
            return List.of(
                    new CollectionRoutes(collections, catalogue, values, questions, shown),
                    new FilterRoutes(collections, catalogue, completion, questions, shown),
                    new CohortRoutes(collections, questions, cohorts, rows, disclosure, shown),
                    new ExportRoutes(collections, questions, cohorts, exports, references, disclosure),
                    new SavedFilterRoutes(saved, questions, disclosure, shown));
        }

        private List<ApiPart> images() {
            PngEncoder encoder = new PngEncoder(new PngOptions(PngOptions.FASTEST, versionOfJar()));
            ImageRoom room = new ImageRoom(
                    settings.storage(),
                    references,
                    disclosure,
                    encoder,
                    PictureLimits.standard(Runtime.getRuntime().availableProcessors()),
                    clock);
            return List.of(
                    new StudyPart(desk, disclosure, settings.scanners().name(), room),
                    new SeriesPart(room),
                    new InstancePart(room));
        }

        /** Class files have no version to write into a picture. */
        private String versionOfJar() {
            return version.startsWith("(") ? "" : version;
        }

        private List<ApiPart> scanners() {
            return List.of(
                    new ScannersPart(desk, settings, clock),
                    new ScannerDayPart(desk, disclosure, settings),
                    new UtilizationPart(desk, disclosure, settings, clock),
                    new ClocksPart(desk, settings));
        }
    }

    private record Running(ExplorerServer server, OperationsSampler sampler, QueryDesk desk) implements Open {

        @Override
        public int port() {
            return server.port();
        }

        @Override
        public void close() {
            desk.close();
            server.close();
            sampler.close();
        }
    }
}

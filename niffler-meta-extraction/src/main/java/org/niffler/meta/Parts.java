package org.niffler.meta;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.niffler.deid.DeidentificationPolicy;
import org.niffler.deid.Deidentifier;
import org.niffler.deid.KeyFile;
import org.niffler.deid.Pseudonymizer;
import org.niffler.dicom.file.SeriesLayout;
import org.niffler.dicom.net.AssociationWatch;
import org.niffler.meta.cli.ServiceSettings;
import org.niffler.meta.extract.ExtractionEvents;
import org.niffler.meta.extract.InstanceDocuments;
import org.niffler.meta.operations.ExtractionFailure;
import org.niffler.meta.operations.Metrics;
import org.niffler.meta.operations.RefusalReason;
import org.niffler.meta.operations.RejectionReason;
import org.niffler.meta.receive.ReceptionEvents;
import org.niffler.meta.retention.CleaningRules;
import org.niffler.meta.retention.SeriesActivity;
import org.niffler.meta.series.ArrivingSeries;
import org.niffler.meta.series.ArrivingStudy;
import org.niffler.meta.series.Completions;
import org.niffler.meta.series.InstanceChoice;
import org.niffler.metadata.MetadataStore;
import org.niffler.metadata.mongo.EmbeddedStore;
import org.niffler.metadata.mongo.MongoMetadataStore;
import org.niffler.metadata.mongo.MongoUri;

/** What the service and the other commands are made of alike, and what joins the parts that do not know each other. */
final class Parts {

    /** In the state folder. */
    static final String QUEUE = "queue";

    static final String QUARANTINE = "quarantine";

    private Parts() {}

    static SeriesLayout layout(ServiceSettings settings) {
        return SeriesLayout.of(settings.storage().folder(), settings.storage().template())
                .orElseThrow(() -> new IllegalArgumentException("FilePath gives the series no folder of its own"));
    }

    static CleaningRules rules(ServiceSettings settings) {
        return new CleaningRules(
                settings.cleaning().policy(),
                settings.extraction().seriesQuiet(),
                settings.extraction().instances());
    }

    /** @throws IOException if the embedded store cannot be opened; another may be unreachable without that */
    static MetadataStore store(ServiceSettings settings, Clock clock) throws IOException {
        if (settings.extraction().mongoUri().isPresent()) {
            return MongoMetadataStore.open(
                    MongoUri.parse(settings.extraction().mongoUri().get()));
        }
        return EmbeddedStore.open(settings.storage().state(), clock);
    }

    static InstanceDocuments documents(ServiceSettings settings, String version) {
        Path key = settings.extraction().key();
        AtomicReference<Deidentifier> made = new AtomicReference<>();
        return new InstanceDocuments(
                () -> {
                    if (made.get() == null) {
                        Pseudonymizer pseudonymizer = Pseudonymizer.keyed(KeyFile.openOrCreate(key));
                        made.set(new Deidentifier(DeidentificationPolicy.basic(), pseudonymizer));
                    }
                    return made.get();
                },
                settings.extraction().instances() == InstanceChoice.FIRST,
                version);
    }

    /** What the cleaner asks of the running service. */
    record Activity(Predicate<String> arriving, Predicate<String> queued) implements SeriesActivity {

        @Override
        public boolean isArriving(String folder) {
            return arriving.test(folder);
        }

        @Override
        public boolean isQueued(String folder) {
            return queued.test(folder);
        }
    }

    /** Counts what is received. */
    record CountedReception(Metrics metrics) implements ReceptionEvents {

        @Override
        public void received(String callingAet, long bytes) {
            metrics.received(callingAet, bytes);
        }

        @Override
        public void refused(Refusal reason) {
            metrics.refused(
                    switch (reason) {
                        case OUT_OF_SPACE -> RefusalReason.DISK_LOW;
                        case NOT_UNDERSTOOD -> RefusalReason.UNREADABLE;
                        case FAILED -> RefusalReason.IO_FAILURE;
                    });
        }

        @Override
        public void quarantined() {
            metrics.quarantined();
        }
    }

    /** Counts associations. */
    record CountedAssociations(Metrics metrics) implements AssociationWatch {

        @Override
        public void opened(String callingAet) {
            metrics.associationOpened(callingAet);
        }

        @Override
        public void closed(String callingAet) {
            metrics.associationClosed(callingAet);
        }

        @Override
        public void refused(String who, Refusal reason) {
            metrics.associationRejected(
                    switch (reason) {
                        case HOST -> RejectionReason.HOST_NOT_ALLOWED;
                        case CALLING_AET -> RejectionReason.CALLING_AET_NOT_ALLOWED;
                        case TOO_MANY -> RejectionReason.TOO_MANY;
                        case OTHER -> RejectionReason.OTHER;
                    });
        }
    }

    /** Counts what is complete. */
    record CountedCompletions(Metrics metrics) implements Completions {

        @Override
        public void seriesComplete(ArrivingSeries series) {
            metrics.seriesComplete();
        }

        @Override
        public void studyComplete(ArrivingStudy study) {
            metrics.studyComplete();
        }
    }

    /** Counts what is extracted. */
    record CountedExtraction(Metrics metrics) implements ExtractionEvents {

        @Override
        public void written(String collection, int documents) {
            metrics.documentWritten(collection, documents);
        }

        @Override
        public void lag(Duration sinceReception) {
            metrics.extractionLag(sinceReception);
        }

        @Override
        public void storeLatency(Duration latency) {
            metrics.storeLatency(latency);
        }

        @Override
        public void failed(Failure failure) {
            metrics.extractionFailed(ExtractionFailure.valueOf(failure.name()));
        }

        @Override
        public void quarantined() {
            metrics.quarantined();
        }
    }
}

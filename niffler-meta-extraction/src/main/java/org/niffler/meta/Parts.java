package org.niffler.meta;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.niffler.deid.DeidentificationPolicy;
import org.niffler.deid.Deidentifier;
import org.niffler.deid.KeyFile;
import org.niffler.deid.Pseudonymizer;
import org.niffler.dicom.file.SeriesLayout;
import org.niffler.dicom.net.DicomNode;
import org.niffler.meta.cli.ServiceSettings;
import org.niffler.meta.extract.InstanceDocuments;
import org.niffler.meta.retention.CleaningRules;
import org.niffler.meta.retention.SeriesActivity;
import org.niffler.meta.series.InstanceChoice;
import org.niffler.metadata.MetadataQuery;
import org.niffler.metadata.MetadataStore;
import org.niffler.metadata.mongo.EmbeddedStore;
import org.niffler.metadata.mongo.MongoMetadataStore;
import org.niffler.metadata.mongo.MongoUri;
import org.niffler.workflow.input.ToolJars;
import org.niffler.workflow.run.RunSite;
import org.niffler.workflow.run.WorkflowEngine;
import org.niffler.workflow.run.WorkflowParts;

/** What the service and the other commands are made of alike. */
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
        return settings.extraction().mongoUri().isPresent() ? mongo(settings) : embedded(settings, clock);
    }

    /** The same, for questions. */
    static MetadataQuery query(ServiceSettings settings, Clock clock) throws IOException {
        return settings.extraction().mongoUri().isPresent() ? mongo(settings) : embedded(settings, clock);
    }

    private static MongoMetadataStore mongo(ServiceSettings settings) {
        return MongoMetadataStore.open(
                MongoUri.parse(settings.extraction().mongoUri().orElseThrow()));
    }

    private static EmbeddedStore embedded(ServiceSettings settings, Clock clock) throws IOException {
        return EmbeddedStore.open(settings.storage().state(), clock);
    }

    /** Where runs come from and what becomes of them is the service's; how they are made is the same for all modules. */
    static WorkflowEngine.Parts workflows(ServiceSettings settings, RunSite site, DicomNode node, Clock clock) {
        ServiceSettings.Workflows workflows = settings.workflows();
        ToolJars jars = ToolJars.beside(Main.class).with(workflows.pngExtractionJar(), workflows.appLayerJar());
        return WorkflowParts.of(
                site,
                new WorkflowParts.Means(jars, settings.extraction().key(), node, workflows.mail(), System.getenv()),
                clock);
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
}

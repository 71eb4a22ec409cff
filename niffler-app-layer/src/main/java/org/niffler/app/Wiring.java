package org.niffler.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.niffler.app.cli.Surroundings;
import org.niffler.app.cli.Workflows;
import org.niffler.app.query.ShownIdentity;
import org.niffler.app.report.EncounterReader;
import org.niffler.app.report.plot.UtilizationSource;
import org.niffler.deid.KeyFile;
import org.niffler.deid.Pseudonymizer;
import org.niffler.dicom.NetworkSettings;
import org.niffler.dicom.net.DicomNode;
import org.niffler.metadata.MetadataQuery;
import org.niffler.metadata.mongo.EmbeddedStore;
import org.niffler.metadata.mongo.MongoMetadataStore;
import org.niffler.metadata.mongo.MongoUri;
import org.niffler.workflow.Workflow;
import org.niffler.workflow.input.ToolJars;
import org.niffler.workflow.run.WorkflowBatch;
import org.niffler.workflow.run.WorkflowParts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts together what commands need. */
final class Wiring implements Surroundings, Workflows {

    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

    private final Clock clock;

    Wiring(Clock clock) {
        this.clock = clock;
    }

    @Override
    public MetadataQuery store(Optional<String> mongoUri, Path stateFolder) throws IOException {
        if (mongoUri.isPresent()) {
            return MongoMetadataStore.open(parsed(mongoUri.get()));
        }
        if (!EmbeddedStore.isIn(stateFolder)) {
            throw new IOException("There is no store in "
                    + stateFolder.toAbsolutePath().normalize() + ". StateFolder says where meta-extraction keeps it,"
                    + " MONGO_URI or MongoUri which MongoDB it uses instead.");
        }
        return EmbeddedStore.open(stateFolder, clock);
    }

    private static MongoUri parsed(String uri) throws IOException {
        try {
            return MongoUri.parse(uri);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public Pseudonymizer pseudonyms(Path keyFile) throws IOException {
        return Pseudonymizer.keyed(KeyFile.openOrCreate(keyFile));
    }

    @Override
    public Workflows.Open open(Workflow workflow, Workflows.Means means) throws IOException {
        DicomNode node = new DicomNode(means.callingAet(), NetworkSettings.defaults());
        WorkflowParts.Means parts = new WorkflowParts.Means(
                ToolJars.beside(Main.class).with(means.pngExtractionJar(), means.appLayerJar()),
                means.key(),
                node,
                means.mail(),
                System.getenv());
        try {
            WorkflowBatch batch = WorkflowBatch.open(
                    workflow, means.state(), means.output(), site -> WorkflowParts.of(site, parts, clock), clock);
            return new OpenBatch(batch, node);
        } catch (IOException | RuntimeException e) {
            node.close();
            throw e;
        }
    }

    private record OpenBatch(WorkflowBatch batch, DicomNode node) implements Workflows.Open {

        @Override
        public void close() throws IOException {
            try (node) {
                batch.close();
            }
        }
    }

    /** Reads a result of utilization back; who its patients are does not matter. */
    static UtilizationSource result(Path result) {
        EncounterReader reader = new EncounterReader(ShownIdentity.asItIs(), line -> LOG.warn("{}", line));
        return taker -> reader.read(result, day -> taker.take(day.scanners()));
    }
}

package org.niffler.app.hospital;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.niffler.app.AppRun;
import org.niffler.app.SeriesDocument;
import org.niffler.metadata.MetadataDocument;

/** A folder with what an explorer shows: an embedded store in it, with collections of made-up documents. */
public final class SampleHospital {

    /** The collection that all commands ask by default. */
    public static final String YEAR = "featureset";

    public static final String HOSTILE = "hostile";

    private final AppRun app;

    public SampleHospital(Path folder) {
        app = new AppRun(folder);
        try {
            Files.createDirectories(storage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A year, in {@value #YEAR}. */
    public SampleHospital year() {
        return put(YEAR, SampleYear.documents());
    }

    /** No more than {@link KnownDay}, in {@value #YEAR}. */
    public SampleHospital day() {
        return put(YEAR, KnownDay.documents());
    }

    /** {@link HostileValues}, in {@value #HOSTILE}. */
    public SampleHospital hostile() {
        return put(HOSTILE, HostileValues.documents());
    }

    /** {@link SampleRuns}. */
    public SampleHospital runs() {
        return put(Map.of(SampleRuns.COLLECTION, SampleRuns.documents()));
    }

    public SampleHospital put(String collection, List<SeriesDocument> documents) {
        return put(Map.of(
                collection, documents.stream().map(SeriesDocument::document).toList()));
    }

    private SampleHospital put(Map<String, List<MetadataDocument>> byCollection) {
        app.storeDocuments(byCollection);
        return this;
    }

    /** The folder of the store. */
    public Path state() {
        return app.state();
    }

    /** Where received images are, see {@link StoredImages}. */
    public Path storage() {
        return app.file("storage");
    }

    public Path file(String name) {
        return app.file(name);
    }

    /** How many studies the command {@code cohort} finds, which is what the page has to say. */
    public long studies(String filter) {
        String name = "studies-" + System.nanoTime() + ".csv";
        AppRun.Result found =
                app.ask("cohort", "--filter", filter, "--output", file(name).toString());
        assertThat(found.exitCode()).as(found.err()).isZero();
        return app.text(name).lines().count() - 1;
    }

    /** For the commands, whose answers those of the explorer have to be. */
    public AppRun commands() {
        return app;
    }
}

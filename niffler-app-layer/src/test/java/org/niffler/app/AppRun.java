package org.niffler.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.niffler.cli.Console;
import org.niffler.metadata.MetadataDocument;
import org.niffler.metadata.MetadataStore;
import org.niffler.metadata.mongo.EmbeddedStore;

/** Runs commands of app-layer in a folder of its own, which has a store. */
public final class AppRun {

    private final Path folder;

    /** What a command said. */
    public record Result(int exitCode, String out, String err) {}

    public AppRun(Path folder) {
        this.folder = folder;
    }

    /** Puts documents into the collection featureset. */
    public AppRun store(SeriesDocument... documents) {
        return store("featureset", Arrays.asList(documents));
    }

    public AppRun store(String collection, List<SeriesDocument> documents) {
        return storeDocuments(Map.of(
                collection, documents.stream().map(SeriesDocument::document).toList()));
    }

    /** Puts documents into their collections. */
    public AppRun storeDocuments(Map<String, List<MetadataDocument>> byCollection) {
        try (MetadataStore store = EmbeddedStore.open(state(), Clock.systemUTC())) {
            assertThat(store.replace(byCollection)).as("refused by the store").isEmpty();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path state() {
        return folder.resolve("state");
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    public String text(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command that asks the store of the folder. */
    public Result ask(String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(command, "--StateFolder", state().toString()));
        all.addAll(Arrays.asList(arguments));
        return run(all.toArray(String[]::new));
    }

    /** Runs a command that asks the store and shows pseudonyms, by a key in the folder. */
    public Result askPseudonyms(String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--PseudonymKey", file("key").toString()));
        all.addAll(Arrays.asList(arguments));
        return ask(command, all.toArray(String[]::new));
    }

    public Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code =
                Main.run(arguments, new Console(new PrintWriter(out), new PrintWriter(err), false), stop -> () -> {});
        return new Result(code, out.toString(), err.toString());
    }
}

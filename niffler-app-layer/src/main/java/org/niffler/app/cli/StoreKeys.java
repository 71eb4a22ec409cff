package org.niffler.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.niffler.app.query.ShownIdentity;
import org.niffler.app.report.Format;
import org.niffler.cli.CliException;
import org.niffler.cli.ExitCode;
import org.niffler.cli.PseudonymKey;
import org.niffler.config.ConfigFile;
import org.niffler.config.Key;
import org.niffler.config.Schema;
import org.niffler.config.Settings;
import org.niffler.metadata.MetadataQuery;
import org.niffler.metadata.QueryRefusedException;
import org.niffler.metadata.StoreUnavailableException;

/** The settings of all commands: where the metadata is, and what of it is shown. */
final class StoreKeys {

    static final Key<String> MONGO_URI = Key.text("MongoUri")
            .in(ConfigFile.APP_LAYER)
            .describedAs("The MongoDB, as meta-extraction has it. Better kept in the environment variable MONGO_URI."
                    + " Default: the store in StateFolder")
            .fromEnvironment("MONGO_URI")
            .maybeSecret()
            .optional();
    static final Key<Path> STATE_FOLDER = Key.path("StateFolder")
            .in(ConfigFile.APP_LAYER)
            .describedAs("The state folder of meta-extraction, with its embedded store; it may be running")
            .defaultsTo("niffler-meta-state");
    static final Key<String> COLLECTION = Key.text("Collection")
            .in(ConfigFile.APP_LAYER)
            .describedAs("The collection that is asked: the name of a profile")
            .defaultsTo("featureset");
    static final Key<Path> PSEUDONYM_KEY = PseudonymKey.in(ConfigFile.APP_LAYER);
    static final Key<Boolean> KEEP_PHI = Key.bool("KeepPhi")
            .in(ConfigFile.COMMAND_LINE)
            .describedAs("Show PatientIDs and UIDs as they are, instead of pseudonyms")
            .defaultsTo("false");
    static final Key<List<String>> MODALITY = Key.of("Modality", StoreKeys::list, "<CT,MR,...>")
            .in(ConfigFile.APP_LAYER)
            .describedAs("Only of these modalities, separated by commas. Default: all")
            .optional();
    static final Key<Format> FORMAT = Key.enumeration("Format", Format.class)
            .in(ConfigFile.APP_LAYER)
            .describedAs("In what form results are written")
            .defaultsTo("csv");

    /** Of every command that asks the store. */
    static final Schema STORE = Schema.titled("The metadata:", MONGO_URI, STATE_FOLDER, COLLECTION);

    /** Of every command whose result could show who patients are. */
    static final Schema IDENTITY = Schema.titled("Identity:", PSEUDONYM_KEY, KEEP_PHI);

    private StoreKeys() {}

    /** Where a command writes, if it writes one file. */
    static Key<Path> output(String name) {
        return Key.path("Output")
                .in(ConfigFile.COMMAND_LINE)
                .describedAs("The file that is written. Default: " + name + ".csv, or .json")
                .optional();
    }

    /**
     * Where a command writes that writes several files.
     *
     * @throws CliException if it looks like one of them
     */
    static Path outputFolder(Settings settings, Key<Path> output) {
        Path folder = settings.get(output);
        if (folder.toString().matches("(?i).*\\.(csv|json)") && !Files.isDirectory(folder)) {
            throw new CliException(
                            ExitCode.USAGE,
                            "--output names the folder for several files, and " + folder + " looks like one of them.")
                    .withHint("Name a folder, such as " + folder.toString().replaceAll("\\.\\w+$", "") + ".");
        }
        return folder;
    }

    static Path output(Settings settings, Key<Path> output, String name) {
        return settings.find(output)
                .orElseGet(
                        () -> Path.of(name + "." + settings.get(FORMAT).name().toLowerCase(Locale.ROOT)));
    }

    static List<String> list(String text) {
        List<String> parts =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        if (parts.contains("")) {
            throw new IllegalArgumentException("expected names separated by commas");
        }
        return parts;
    }

    /** What is asked of the store. */
    interface Question {

        /** @throws IOException if the store cannot be reached, or the result not be written */
        ExitCode ask(MetadataQuery store) throws IOException;
    }

    /**
     * Opens the store, asks, and closes it.
     *
     * @throws CliException if the store cannot be opened, does not answer, or has no such collection; if the result cannot
     *     be written
     */
    static ExitCode ask(Surroundings surroundings, Settings settings, Question question) {
        try (MetadataQuery store = opened(surroundings, settings)) {
            requireCollection(store, settings.get(COLLECTION));
            return question.ask(store);
        } catch (StoreUnavailableException e) {
            throw new CliException(ExitCode.PEER_UNREACHABLE, e.getMessage()).causedBy(e);
        } catch (QueryRefusedException e) {
            throw new CliException(ExitCode.USAGE, e.getMessage()).causedBy(e);
        } catch (IOException e) {
            throw new CliException(ExitCode.SOME_FAILED, "The result cannot be written: " + FileFailures.reason(e))
                    .causedBy(e);
        }
    }

    /**
     * The store, for a command that asks it for as long as it runs.
     *
     * @throws CliException if it cannot be opened, does not answer, or has no such collection
     */
    static MetadataQuery openedWithCollection(Surroundings surroundings, Settings settings) {
        try {
            MetadataQuery store = opened(surroundings, settings);
            try {
                requireCollection(store, settings.get(COLLECTION));
                return store;
            } catch (StoreUnavailableException | RuntimeException e) {
                store.close();
                throw e;
            }
        } catch (StoreUnavailableException e) {
            throw new CliException(ExitCode.PEER_UNREACHABLE, e.getMessage()).causedBy(e);
        }
    }

    private static MetadataQuery opened(Surroundings surroundings, Settings settings) throws StoreUnavailableException {
        try {
            return surroundings.store(settings.find(MONGO_URI), settings.get(STATE_FOLDER));
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (IOException e) {
            throw new CliException(ExitCode.USAGE, e.getMessage()).causedBy(e);
        }
    }

    private static void requireCollection(MetadataQuery store, String collection) throws StoreUnavailableException {
        Set<String> there = store.collections().keySet();
        if (!there.contains(collection)) {
            throw new CliException(
                    ExitCode.USAGE,
                    store.describe() + " has no collection " + collection + "; it has "
                            + (there.isEmpty() ? "none." : String.join(", ", there) + ".")
                            + " Collection names another.");
        }
    }

    /** @throws CliException if the key cannot be read or made */
    static ShownIdentity identity(Surroundings surroundings, Settings settings) {
        return settings.get(KEEP_PHI) ? ShownIdentity.asItIs() : pseudonyms(surroundings, settings);
    }

    /** @throws CliException if the key cannot be read or made */
    static ShownIdentity pseudonyms(Surroundings surroundings, Settings settings) {
        try {
            return ShownIdentity.pseudonyms(surroundings.pseudonyms(PseudonymKey.path(settings, PSEUDONYM_KEY)));
        } catch (IOException e) {
            throw new CliException(ExitCode.USAGE, e.getMessage()).causedBy(e);
        }
    }
}

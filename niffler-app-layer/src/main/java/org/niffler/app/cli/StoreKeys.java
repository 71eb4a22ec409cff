package org.niffler.app.cli;

import java.io.IOException;
import java.nio.file.Path;
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
import org.niffler.metadata.StoreUnavailableException;

/** The settings of all commands: where the metadata is, and what of it is shown. */
final class StoreKeys {

    static final Key<String> MONGO_URI = Key.text("MongoUri")
            .describedAs("The MongoDB, as meta-extraction has it. Better kept in the environment variable MONGO_URI."
                    + " Default: the store in StateFolder")
            .fromEnvironment("MONGO_URI")
            .maybeSecret()
            .optional();
    static final Key<Path> STATE_FOLDER = Key.path("StateFolder")
            .describedAs("The state folder of meta-extraction, with its embedded store; it may be running")
            .defaultsTo("niffler-meta-state");
    static final Key<String> COLLECTION = Key.text("Collection")
            .describedAs("The collection that is asked: the name of a profile")
            .defaultsTo("featureset");
    static final Key<Path> PSEUDONYM_KEY = PseudonymKey.in(ConfigFile.MODULE);
    static final Key<Boolean> KEEP_PHI = Key.bool("KeepPhi")
            .in(ConfigFile.COMMAND_LINE)
            .describedAs("Show PatientIDs and UIDs as they are, instead of pseudonyms")
            .defaultsTo("false");
    static final Key<Format> FORMAT = Key.enumeration("Format", Format.class)
            .describedAs("In what form results are written")
            .defaultsTo("csv");

    /** Of every command that asks the store. */
    static final Schema STORE = Schema.titled("The metadata:", MONGO_URI, STATE_FOLDER, COLLECTION);

    /** Of every command whose result could show who patients are. */
    static final Schema IDENTITY = Schema.titled("Identity:", PSEUDONYM_KEY, KEEP_PHI);

    private StoreKeys() {}

    /** @throws CliException if it cannot be opened */
    static MetadataQuery open(Surroundings surroundings, Settings settings) {
        try {
            return surroundings.store(settings.find(MONGO_URI), settings.get(STATE_FOLDER));
        } catch (StoreUnavailableException e) {
            throw new CliException(ExitCode.PEER_UNREACHABLE, e.getMessage()).causedBy(e);
        } catch (IOException e) {
            throw new CliException(ExitCode.USAGE, e.getMessage()).causedBy(e);
        }
    }

    /** @throws CliException if the key cannot be read or made */
    static ShownIdentity identity(Surroundings surroundings, Settings settings) {
        if (settings.get(KEEP_PHI)) {
            return ShownIdentity.asItIs();
        }
        try {
            return ShownIdentity.pseudonyms(surroundings.pseudonyms(PseudonymKey.path(settings, PSEUDONYM_KEY)));
        } catch (IOException e) {
            throw new CliException(ExitCode.USAGE, e.getMessage()).causedBy(e);
        }
    }
}

package org.niffler.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.niffler.config.ConfigFile;
import org.niffler.config.Key;
import org.niffler.config.Schema;
import org.niffler.config.SettingsLoader;

/**
 * What a user typed, free of picocli.
 *
 * @param console where to write
 * @param verbose whether {@code --verbose} was given
 * @param quiet whether {@code --quiet} was given
 * @param configFile what {@code --config} names
 * @param given the keys given as options, unparsed: the command-line source of the configuration
 */
public record Invocation(
        Console console, boolean verbose, boolean quiet, Optional<Path> configFile, Map<Key<?>, String> given) {

    private static final String HOW_TO_NAME_IT = "--config FILE";

    public Invocation {
        given = Map.copyOf(given);
    }

    /**
     * Where a module's settings come from: {@code config.json} of the working folder unless another is named, the
     * environment, and the command line. A module that has more sources adds them.
     */
    public SettingsLoader settings(Schema schema) {
        return settings(ConfigFile.MODULE, schema);
    }

    /** The same for a module whose settings stand in this file. */
    public SettingsLoader settings(ConfigFile file, Schema schema) {
        SettingsLoader loader =
                new SettingsLoader(schema).environment(System.getenv()).commandLine(given);
        return configFile
                .map(named -> loader.file(file, named, HOW_TO_NAME_IT))
                .orElseGet(() -> loader.fileIfPresent(file, Path.of(file.usualName()), HOW_TO_NAME_IT));
    }
}

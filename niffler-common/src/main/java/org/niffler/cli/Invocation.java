package org.niffler.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.niffler.config.Key;

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

    public Invocation {
        given = Map.copyOf(given);
    }
}

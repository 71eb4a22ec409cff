package org.niffler.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Collects the sources of a configuration and reads them: defaults, then environment, then files, then command line,
 * each going before the one named earlier.
 *
 * <pre>{@code
 * Settings settings = new SettingsLoader(SCHEMA)
 *         .environment(System.getenv())
 *         .commandLine(options.given())
 *         .file(ConfigFile.MODULE, Path.of("config.json"), "--config FILE")
 *         .fileNamedBy(ConfigFile.SYSTEM, NIFFLER_SYSTEM)
 *         .load();
 * }</pre>
 */
public final class SettingsLoader {

    private final Schema schema;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Map<Key<?>, String> commandLine = new LinkedHashMap<>();
    private final List<FileSource> files = new ArrayList<>();
    private final Set<String> passedOver = new HashSet<>();

    /** A file to read, once the settings read before it are known. */
    private record FileSource(ConfigFile kind, Function<SettingsBuilder, Path> path, String nameIt, boolean optional) {}

    public SettingsLoader(Schema schema) {
        this.schema = schema;
    }

    /** The environment; only variables that a key names are looked at. */
    public SettingsLoader environment(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    /** What was typed, unparsed. */
    public SettingsLoader commandLine(Map<Key<?>, String> options) {
        commandLine.putAll(options);
        return this;
    }

    /** Keys that a file may have although this schema does not: those of other commands that share the file. */
    public SettingsLoader passingOver(Collection<Key<?>> others) {
        others.forEach(key -> passedOver.addAll(List.of(key.name(), key.kebabName())));
        return this;
    }

    /**
     * A file that must be there.
     *
     * @param nameIt how the user names another one, such as {@code --config FILE}: part of the message if it is missing
     */
    public SettingsLoader file(ConfigFile kind, Path path, String nameIt) {
        files.add(new FileSource(kind, settings -> path, nameIt, false));
        return this;
    }

    /** A file that is read if it is there. */
    public SettingsLoader fileIfPresent(ConfigFile kind, Path path, String nameIt) {
        files.add(new FileSource(kind, settings -> path, nameIt, true));
        return this;
    }

    /** A file that must be there and whose path is itself a setting, of the command line or of a file named before. */
    public SettingsLoader fileNamedBy(ConfigFile kind, Key<Path> key) {
        files.add(new FileSource(kind, settings -> settings.pathIn(key), "--" + key.name() + " FILE", false));
        return this;
    }

    /**
     * Reads all sources.
     *
     * @throws ConfigException with everything that is wrong in any of them
     */
    public Settings load() {
        SettingsBuilder settings = new SettingsBuilder(schema, passedOver);
        settings.addCommandLine(commandLine);
        settings.addEnvironment(environment);
        for (FileSource file : files) {
            Path path = file.path().apply(settings);
            if (path == null) {
                settings.markUnread(file.kind()); // the key that names it is wrong, and reported
            } else if (!file.optional() || Files.exists(path)) {
                settings.addFile(file.kind(), path, file.nameIt());
            }
        }
        return settings.build();
    }
}

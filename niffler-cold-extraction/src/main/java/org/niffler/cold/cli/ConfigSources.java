package org.niffler.cold.cli;

import java.nio.file.Path;
import org.niffler.cli.Invocation;
import org.niffler.config.ConfigFile;
import org.niffler.config.SettingsLoader;

/**
 * Where the settings come from: config.json of the working folder unless another is named, the system.json it names, and
 * for secrets the environment.
 */
final class ConfigSources {

    private static final Path CONFIG_FILE = Path.of("config.json");
    private static final String HOW_TO_NAME_IT = "--config FILE";

    private ConfigSources() {}

    static SettingsLoader of(Invocation invocation) {
        SettingsLoader loader = new SettingsLoader(ExtractionKeys.SCHEMA)
                .environment(System.getenv())
                .commandLine(invocation.given());
        invocation
                .configFile()
                .ifPresentOrElse(
                        file -> loader.file(ConfigFile.MODULE, file, HOW_TO_NAME_IT),
                        () -> loader.fileIfPresent(ConfigFile.MODULE, CONFIG_FILE, HOW_TO_NAME_IT));
        return loader.fileNamedBy(ConfigFile.SYSTEM, ExtractionKeys.NIFFLER_SYSTEM);
    }
}

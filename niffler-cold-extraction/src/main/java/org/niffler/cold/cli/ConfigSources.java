package org.niffler.cold.cli;

import org.niffler.cli.Invocation;
import org.niffler.config.ConfigFile;
import org.niffler.config.SettingsLoader;

/**
 * Where the settings come from: config.json of the working folder unless another is named, the system.json it names, and
 * for secrets the environment.
 */
final class ConfigSources {

    private ConfigSources() {}

    static SettingsLoader of(Invocation invocation) {
        return invocation.settings(ExtractionKeys.SCHEMA).fileNamedBy(ConfigFile.SYSTEM, ExtractionKeys.NIFFLER_SYSTEM);
    }
}

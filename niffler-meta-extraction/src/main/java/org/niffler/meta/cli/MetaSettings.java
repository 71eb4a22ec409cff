package org.niffler.meta.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.niffler.cli.Invocation;
import org.niffler.config.ConfigFile;
import org.niffler.config.Settings;
import org.niffler.config.SettingsLoader;

/** Where the settings come from: system.json of the working folder unless another is named, environment, command line. */
final class MetaSettings {

    private static final String HOW_TO_NAME_IT = "--config FILE";

    private MetaSettings() {}

    static Settings load(Invocation invocation) {
        SettingsLoader loader =
                new SettingsLoader(MetaKeys.SCHEMA).environment(System.getenv()).commandLine(invocation.given());
        Optional<Path> named = invocation.configFile();
        return (named.isPresent()
                        ? loader.file(ConfigFile.SYSTEM, named.get(), HOW_TO_NAME_IT)
                        : loader.fileIfPresent(ConfigFile.SYSTEM, Path.of("system.json"), HOW_TO_NAME_IT))
                .load();
    }
}

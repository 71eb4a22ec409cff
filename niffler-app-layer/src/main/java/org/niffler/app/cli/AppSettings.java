package org.niffler.app.cli;

import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;
import org.niffler.cli.Invocation;
import org.niffler.config.ConfigFile;
import org.niffler.config.Key;
import org.niffler.config.Schema;
import org.niffler.config.Settings;
import org.niffler.config.SettingsLoader;

/** Where the settings come from: app-layer.json of the working folder unless another is named, environment, command line. */
final class AppSettings {

    private static final String HOW_TO_NAME_IT = "--config FILE";

    private AppSettings() {}

    /** @throws org.niffler.config.ConfigException with everything that is wrong in any of them */
    static Settings load(Invocation invocation, Schema schema) {
        SettingsLoader loader = new SettingsLoader(schema)
                .environment(System.getenv())
                .commandLine(invocation.given())
                .passingOver(keysOfAll());
        Path usual = Path.of(ConfigFile.APP_LAYER.usualName());
        return invocation
                .configFile()
                .map(named -> loader.file(ConfigFile.APP_LAYER, named, HOW_TO_NAME_IT))
                .orElseGet(() -> loader.fileIfPresent(ConfigFile.APP_LAYER, usual, HOW_TO_NAME_IT))
                .load();
    }

    /** One file serves all commands. */
    private static Collection<Key<?>> keysOfAll() {
        return Stream.of(
                        UtilizationKeys.SCHEMA,
                        IntermediaryCommand.SCHEMA,
                        PlotKeys.SCHEMA,
                        ClockCalibrationCommand.SCHEMA,
                        ScannersCommand.SCHEMA,
                        StudyTimesCommand.SCHEMA,
                        CohortKeys.SCHEMA,
                        DeidentifyKeys.SCHEMA)
                .flatMap(schema -> schema.keys().stream())
                .filter(key -> key.file() == ConfigFile.APP_LAYER)
                .<Key<?>>map(key -> key)
                .toList();
    }
}

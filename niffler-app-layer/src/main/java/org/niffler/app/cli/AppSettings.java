package org.niffler.app.cli;

import java.util.Collection;
import java.util.stream.Stream;
import org.niffler.cli.Invocation;
import org.niffler.config.ConfigFile;
import org.niffler.config.Key;
import org.niffler.config.Schema;
import org.niffler.config.Settings;

/** Where the settings come from: app-layer.json of the working folder unless another is named, environment, command line. */
final class AppSettings {

    private AppSettings() {}

    /** @throws org.niffler.config.ConfigException with everything that is wrong in any of them */
    static Settings load(Invocation invocation, Schema schema) {
        return invocation
                .settings(ConfigFile.APP_LAYER, schema)
                .passingOver(keysOfAll())
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
                        DeidentifyKeys.SCHEMA,
                        RunWorkflowKeys.SCHEMA,
                        ExploreKeys.SCHEMA)
                .flatMap(schema -> schema.keys().stream())
                .filter(key -> key.file() == ConfigFile.APP_LAYER)
                .<Key<?>>map(key -> key)
                .toList();
    }
}

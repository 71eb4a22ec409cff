package org.niffler.png.table;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Compares the settings of two runs, a line each. */
final class SpoolSettings {

    private static final int LONGEST_VALUE = 60;

    private SpoolSettings() {}

    /** @throws OtherSettingsException if a run with other settings began the spool */
    static void check(Path file, String then, String now) throws OtherSettingsException {
        if (!then.equals(now)) {
            throw new OtherSettingsException(
                    "The records of finished files in " + file + " are of a run with other settings ("
                            + difference("then ", then, "now ", now)
                            + "). What they made cannot be mixed with what this run would make. Take"
                            + " the same settings, or another output folder, or begin again with --from-scratch.");
        }
    }

    /** @throws OtherSettingsException if two state folders are not of one run's shards */
    static void checkShards(Path first, String itsSettings, Path other, String othersSettings)
            throws OtherSettingsException {
        if (!itsSettings.equals(othersSettings)) {
            throw new OtherSettingsException(
                    "The state folders " + first + " and " + other + " are of runs with different"
                            + " settings (" + difference("the first ", itsSettings, "the second ", othersSettings)
                            + "). Their tables cannot be merged. Name the shards of one run.");
        }
    }

    /** What the one says and the other does not. */
    private static String difference(String whenThen, String then, String whenNow, String now) {
        List<String> thenLines = then.lines().toList();
        List<String> nowLines = now.lines().toList();
        return Stream.of(without(whenThen, thenLines, nowLines), without(whenNow, nowLines, thenLines))
                .filter(part -> !part.isEmpty())
                .reduce((one, other) -> one + "; " + other)
                .orElse("in another order");
    }

    private static String without(String which, List<String> lines, List<String> others) {
        List<String> only = lines.stream()
                .filter(line -> !others.contains(line))
                .map(line -> line.length() <= LONGEST_VALUE ? line : line.substring(0, LONGEST_VALUE) + "...")
                .toList();
        return only.isEmpty() ? "" : which + String.join(", ", only);
    }
}

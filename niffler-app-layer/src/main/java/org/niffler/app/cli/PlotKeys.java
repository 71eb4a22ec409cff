package org.niffler.app.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.niffler.app.report.plot.TimelineDays;
import org.niffler.config.ConfigException;
import org.niffler.config.ConfigFile;
import org.niffler.config.Key;
import org.niffler.config.Problem;
import org.niffler.config.Schema;
import org.niffler.config.Settings;

/** The settings of {@code plot}. */
final class PlotKeys {

    static final Key<Path> OUTPUT = Key.path("Output")
            .in(ConfigFile.COMMAND_LINE)
            .describedAs("The folder for the pictures and report.html")
            .defaultsTo("plots");
    static final Key<LocalDate> DATE = DayKeys.key(
            "Date", "The day whose timelines are drawn. Default: all days if there are" + " at most 7, else the last");
    static final Key<LocalDate> FROM = DayKeys.key("From", "The first of several days whose timelines are drawn");
    static final Key<LocalDate> TO = DayKeys.key("To", "The last of them");

    static final Schema SCHEMA = Schema.of(OUTPUT, DATE, FROM, TO);

    private PlotKeys() {}

    /** @throws ConfigException if they contradict each other */
    static TimelineDays timelines(Settings settings) {
        Optional<LocalDate> date = settings.find(DATE);
        Optional<LocalDate> from = settings.find(FROM);
        Optional<LocalDate> to = settings.find(TO);
        if (date.isPresent() && (from.isPresent() || to.isPresent())) {
            throw new ConfigException(List.of(new Problem("Date: not with From or To, which name several days")));
        }
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            throw new ConfigException(List.of(new Problem("To: " + to.get() + " is before From, " + from.get())));
        }
        return date.map(TimelineDays::of).orElseGet(() -> new TimelineDays(from, to));
    }
}

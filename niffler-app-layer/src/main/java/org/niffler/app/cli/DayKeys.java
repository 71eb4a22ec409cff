package org.niffler.app.cli;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.stream.Stream;
import org.niffler.app.query.Days;
import org.niffler.cli.CliException;
import org.niffler.cli.ExitCode;
import org.niffler.config.ConfigFile;
import org.niffler.config.Key;
import org.niffler.config.Schema;
import org.niffler.config.Settings;

/** Of which days a command tells. */
final class DayKeys {

    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final long MOST_DAYS = 36_600;

    static final Key<LocalDate> DATE = key("Date", "The one day, of the scanners' local time");
    static final Key<LocalDate> FROM = key("From", "The first day of several");
    static final Key<LocalDate> TO = key("To", "The last day of several. Default: that of From");

    static final Schema SCHEMA = Schema.titled("Days (Date, or From and To):", DATE, FROM, TO);

    private DayKeys() {}

    static Key<LocalDate> key(String name, String description) {
        return Key.of(name, DayKeys::parse, "<YYYYMMDD>")
                .in(ConfigFile.COMMAND_LINE)
                .describedAs(description)
                .optional();
    }

    static LocalDate parse(String text) {
        try {
            return LocalDate.parse(text.replace("-", ""), BASIC);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("expected a date such as 20200601", e);
        }
    }

    /** Whether any are. */
    static boolean given(Settings settings) {
        return Stream.of(DATE, FROM, TO).anyMatch(key -> settings.find(key).isPresent());
    }

    /** @throws CliException if none are given, or they do not fit together */
    static Days of(Settings settings) {
        boolean range = settings.find(FROM).isPresent() || settings.find(TO).isPresent();
        if (settings.find(DATE).isPresent() == range
                || range && settings.find(FROM).isEmpty()) {
            throw new CliException(ExitCode.USAGE, "Which days? Give either --date, or --from and --to.")
                    .withHint("For example: --date 20200601, or --from 20200601 --to 20200630");
        }
        LocalDate first = settings.find(DATE).or(() -> settings.find(FROM)).orElseThrow();
        LocalDate last = settings.find(TO).orElse(first);
        if (last.isBefore(first)) {
            throw new CliException(
                    ExitCode.USAGE, "--to " + last.format(BASIC) + " is before --from " + first.format(BASIC) + ".");
        }
        Days days = new Days(first, last);
        if (days.count() > MOST_DAYS) {
            throw new CliException(ExitCode.USAGE, "From " + first + " to " + last + " are more than a hundred years.");
        }
        return days;
    }
}

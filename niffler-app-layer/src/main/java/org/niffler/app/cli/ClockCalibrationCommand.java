package org.niffler.app.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.niffler.app.clock.ScannerClock;
import org.niffler.app.query.ClockQuery;
import org.niffler.app.query.Days;
import org.niffler.app.report.ClockReport;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.config.ConfigFile;
import org.niffler.config.Key;
import org.niffler.config.Schema;
import org.niffler.config.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/** {@code clock-calibration}: whose clocks are wrong. */
@Command(
        name = "clock-calibration",
        description = {
            "Finds scanners with a wrong clock: compares when series were acquired with when they arrived.",
            "",
            "The days are those on which series arrived, as the dates of a wrong clock may be anything."
        },
        footer = {
            "",
            "Examples:",
            "  java -jar app-layer.jar clock-calibration --from 20200601 --to 20200630",
            "  java -jar app-layer.jar clock-calibration --date 20200601 --threshold 10m --zone America/New_York",
            "",
            "Exit codes: 0 done; 1 a file cannot be read or written; 2 usage or configuration, or no such store; 3 the"
                    + " store is unreachable."
        })
public final class ClockCalibrationCommand extends AppLayerCommand {

    private static final Logger LOG = LoggerFactory.getLogger(ClockCalibrationCommand.class);

    private static final String NAME = "clock-calibration";
    static final Key<Duration> THRESHOLD = Key.duration("Threshold")
            .in(ConfigFile.APP_LAYER)
            .describedAs("A median shift of more than this marks a clock as misconfigured")
            .defaultsTo("20m");
    static final Key<ZoneId> ZONE = Key.of("Zone", ClockCalibrationCommand::zone, "<zone>")
            .in(ConfigFile.APP_LAYER)
            .describedAs("The time zone of the site. Default: that of this computer")
            .example("America/New_York")
            .optional();
    private static final Key<ClockQuery.Time> BY = Key.enumeration("By", ClockQuery.Time.class)
            .in(ConfigFile.APP_LAYER)
            .describedAs("Which time of a series is held against its arrival: series or acquisition")
            .defaultsTo("series");
    private static final Key<Path> OUTPUT = StoreKeys.output(NAME);
    static final Schema SCHEMA = DayKeys.SCHEMA
            .and(Schema.titled("What:", THRESHOLD, ZONE, BY, UtilizationKeys.SCANNER_BY, OUTPUT, StoreKeys.FORMAT))
            .and(StoreKeys.STORE);

    private final Surroundings surroundings;

    public ClockCalibrationCommand(Surroundings surroundings) {
        super(SCHEMA);
        this.surroundings = surroundings;
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("expected a time zone such as America/New_York", e);
        }
    }

    @Override
    ExitCode execute(Settings settings, Invocation invocation) {
        Days days = DayKeys.of(settings);
        ZoneId zone = settings.find(ZONE).orElseGet(ZoneId::systemDefault);
        Path output = StoreKeys.output(settings, OUTPUT, NAME);
        return StoreKeys.ask(surroundings, settings, store -> {
            ClockQuery.LeftOut leftOut = new ClockQuery.LeftOut();
            ClockQuery query = new ClockQuery(
                    store,
                    settings.get(StoreKeys.COLLECTION),
                    settings.get(UtilizationKeys.SCANNER_BY),
                    settings.get(BY));
            List<ScannerClock> clocks = query.received(days, zone, leftOut).clocks(settings.get(THRESHOLD));
            ClockReport.write(output, settings.get(StoreKeys.FORMAT), clocks);
            leftOut.remark().ifPresent(remark -> LOG.warn("{}", remark.text()));
            if (clocks.isEmpty() && leftOut.remark().isEmpty()) {
                LOG.warn("{}", query.whyNothing().text());
            }
            long wrong = clocks.stream().filter(ScannerClock::misconfigured).count();
            Written.tell(invocation, clocks.size() + " scanners, " + wrong + " of them misconfigured,", output);
            return ExitCode.ALL_DONE;
        });
    }
}

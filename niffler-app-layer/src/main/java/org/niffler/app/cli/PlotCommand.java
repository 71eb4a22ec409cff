package org.niffler.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.niffler.app.query.ShownIdentity;
import org.niffler.app.report.plot.PlotReport;
import org.niffler.app.report.plot.TimelineDays;
import org.niffler.app.report.plot.UtilizationSource;
import org.niffler.cli.CliException;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.config.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code plot}: pictures of a utilization result, and a page with all of them. */
@Command(
        name = "plot",
        description = "Draws a utilization result: timelines, a calendar and bars per day as PNG and SVG, and"
                + " report.html, a page of its own with all of it. No patient is shown.",
        footer = {
            "",
            "Examples:",
            "  java -jar app-layer.jar plot results",
            "  java -jar app-layer.jar plot results/scanner-util.csv --output plots --date 20200601"
        })
public final class PlotCommand extends AppLayerCommand {

    private static final Logger LOG = LoggerFactory.getLogger(PlotCommand.class);

    @Parameters(index = "0", paramLabel = "IN", description = "The folder or file that utilization has written")
    private Path in;

    private final Function<Path, UtilizationSource> sources;
    private final Clock clock;
    private final String version;

    /**
     * @param sources reads what utilization has written at a place
     * @param clock of the page's head
     * @param version of the program, for the page's head
     */
    public PlotCommand(Function<Path, UtilizationSource> sources, Clock clock, String version) {
        super(PlotKeys.SCHEMA);
        this.sources = sources;
        this.clock = clock;
        this.version = version;
    }

    @Override
    ExitCode execute(Settings settings, Invocation invocation) {
        TimelineDays timelines = PlotKeys.timelines(settings);
        if (!Files.exists(in)) {
            throw new CliException(ExitCode.USAGE, "IN: " + in + " is not there.")
                    .withHint("Name the folder or the file that utilization has written.");
        }
        PlotReport.Options options =
                new PlotReport.Options(settings.get(PlotKeys.OUTPUT), timelines, ShownIdentity::isPseudonym);
        PlotReport.Written written = draw(options);
        lines(written).forEach(invocation.console().out()::println);
        return conclude(written);
    }

    private PlotReport.Written draw(PlotReport.Options options) {
        try {
            return new PlotReport(clock, version).write(sources.apply(in), options);
        } catch (IOException e) {
            throw new CliException(ExitCode.USAGE, FileFailures.reason(e)).causedBy(e);
        }
    }

    private static List<String> lines(PlotReport.Written written) {
        return List.of(
                "report:     " + written.page(),
                "pictures:   " + written.pictures() + " files beside it" + earlier(written.earlierPictures()),
                "days:       " + written.days()
                        + written.first()
                                .map(first ->
                                        " (" + first + " to " + written.last().orElseThrow() + ")")
                                .orElse(""),
                "timelines:  of " + written.timelines() + " days",
                "scanners:   " + written.scanners(),
                "overlaps:   " + written.overlaps());
    }

    private static String earlier(long pictures) {
        return pictures == 0 ? "" : ", and " + pictures + " of earlier runs, which the page does not show";
    }

    private static ExitCode conclude(PlotReport.Written written) {
        if (written.overlaps() > 0) {
            LOG.warn("{} places where encounters of one scanner overlap: the page lists them", written.overlaps());
        }
        if (written.days() == 0) {
            LOG.warn("the result has no day: there was nothing to draw");
            return ExitCode.SOME_FAILED;
        }
        if (written.timelines() == 0) {
            LOG.warn("no timeline was drawn: the result has none of the days that were asked for");
            return ExitCode.SOME_FAILED;
        }
        return ExitCode.ALL_DONE;
    }
}

package org.niffler.app.report.plot;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.niffler.app.scanner.ScannerDay;

/**
 * Draws a utilization result: timelines, calendars and bars, each as PNG and SVG, and {@code report.html} with all of it,
 * which needs no other file and no network. Of a year it holds sums only. Nothing of it tells who a patient is.
 */
public final class PlotReport {

    private final Clock clock;
    private final String version;

    /** @param version of the program, for the page's head */
    public PlotReport(Clock clock, String version) {
        this.clock = clock;
        this.version = version;
    }

    /**
     * What to do.
     *
     * @param folder is made if it is missing; files of the same names are replaced
     * @param pseudonym knows what stands in the place of a PatientID, so that the page can tell what the result has
     */
    public record Options(Path folder, TimelineDays timelines, Predicate<String> pseudonym) {}

    /**
     * What was done.
     *
     * @param page the report
     * @param first the first day of the result; empty if there was none
     * @param last the last day of the result
     * @param days how many there were
     * @param timelines of how many days there are timelines
     * @param overlaps at how many places encounters overlap, which is a fault of the data
     * @param pictures how many files beside the page
     * @param earlierPictures how many of earlier runs there are, too
     */
    public record Written(
            Path page,
            Optional<LocalDate> first,
            Optional<LocalDate> last,
            int days,
            int scanners,
            int timelines,
            long overlaps,
            int pictures,
            int earlierPictures) {}

    /**
     * Writes all files, each whole or not at all.
     *
     * @throws NoFontsException if there is no font to draw with
     * @throws IOException if the result cannot be read or a file cannot be written
     * @throws IllegalArgumentException if the source gives days out of order
     */
    public Written write(UtilizationSource source, Options options) throws IOException {
        Typeface.require();
        PictureFiles files = new PictureFiles(options.folder());
        Timelines timelines = new Timelines(options.timelines(), files);
        Sums sums = new Sums(options.pseudonym());
        source.read(scanners -> take(scanners, sums, timelines));
        timelines.finish();
        List<PictureFiles.Drawn> overviews = overviews(sums, files);
        Path page = options.folder().resolve("report.html");
        PageHead head = new PageHead(clock, version);
        new ReportPage(head, sums, overviews, timelines).write(page);
        return written(page, sums, timelines, files);
    }

    private static void take(List<ScannerDay> scanners, Sums sums, Timelines timelines) throws IOException {
        if (!scanners.isEmpty()) {
            sums.add(scanners);
            timelines.take(scanners);
        }
    }

    private static List<PictureFiles.Drawn> overviews(Sums sums, PictureFiles files) throws IOException {
        List<PictureFiles.Drawn> drawn = new ArrayList<>();
        if (!sums.days().isEmpty()) {
            drawn.add(files.write(new DayBars(sums.days())));
        }
        for (Map.Entry<Integer, List<DayFigures>> year : sums.years().entrySet()) {
            drawn.add(files.write(new CalendarHeatMap(year.getKey(), year.getValue())));
        }
        return drawn;
    }

    private static Written written(Path page, Sums sums, Timelines timelines, PictureFiles files) throws IOException {
        List<LocalDate> days = sums.days().stream().map(DayFigures::day).toList();
        return new Written(
                page,
                days.stream().findFirst(),
                days.stream().reduce((first, second) -> second),
                days.size(),
                sums.scanners(),
                timelines.drawn(),
                sums.faultCount(),
                files.count(),
                files.earlier());
    }
}

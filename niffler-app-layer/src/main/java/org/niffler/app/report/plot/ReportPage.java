package org.niffler.app.report.plot;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.niffler.app.report.OutputFile;

/** The page with all pictures and their numbers: one file that loads nothing. */
final class ReportPage {

    private final PageHead head;
    private final Sums sums;
    private final List<PictureFiles.Drawn> overviews;
    private final Timelines timelines;

    ReportPage(PageHead head, Sums sums, List<PictureFiles.Drawn> overviews, Timelines timelines) {
        this.head = head;
        this.sums = sums;
        this.overviews = overviews;
        this.timelines = timelines;
    }

    void write(Path file) throws IOException {
        try (OutputFile output = OutputFile.begin(file, false)) {
            try (Writer writer = Files.newBufferedWriter(output.part())) {
                write(new HtmlWriter(writer));
            }
            output.complete();
        }
    }

    private void write(HtmlWriter html) throws IOException {
        head.write(html, sums);
        if (sums.days().isEmpty()) {
            html.markup("<p class=\"note\">The result has no day: there is nothing to draw.</p>\n");
        } else {
            writeOverview(html);
            writeTimelines(html);
            writeFaults(html);
        }
        html.markup("</main>\n</body>\n</html>\n");
    }

    private void writeOverview(HtmlWriter html) throws IOException {
        html.markup("<section>\n<h2>Days</h2>\n");
        for (PictureFiles.Drawn picture : overviews) {
            figure(html, picture);
        }
        html.markup("<details>\n<summary>The same as a table</summary>\n");
        PageTables.days(html, sums.days());
        html.markup("</details>\n</section>\n");
    }

    private void writeTimelines(HtmlWriter html) throws IOException {
        html.markup("<section>\n<h2>Timelines</h2>\n");
        int elsewhere = timelines.drawn() - timelines.shown().size();
        if (timelines.drawn() == 0) {
            html.markup("<p class=\"note\">No timeline: the result has none of the days that were asked for.</p>\n");
        }
        if (elsewhere > 0) {
            html.markup("<p class=\"note\">Timelines of " + elsewhere
                    + " earlier days lie beside this page, as files named timeline-YYYYMMDD.</p>\n");
        }
        for (Timelines.Shown day : timelines.shown()) {
            html.markup("<h3>" + Dates.withWeekday(day.day()) + "</h3>\n");
            for (PictureFiles.Drawn picture : day.pictures()) {
                figure(html, picture);
            }
            PageTables.scanners(html, day);
        }
        html.markup("</section>\n");
    }

    private void writeFaults(HtmlWriter html) throws IOException {
        html.markup("<section>\n<h2>Faults of the data</h2>\n");
        if (sums.faultCount() == 0) {
            html.markup("<p>None: no encounters of one scanner overlap.</p>\n");
        } else {
            html.markup("<p>A scanner has one table, so encounters that overlap point to a wrong clock, to two scanners"
                    + " with one serial number, or to studies that were given a wrong date.</p>\n");
            PageTables.faults(html, sums.faults());
        }
        long more = sums.faultCount() - sums.faults().size();
        if (more > 0) {
            html.markup("<p class=\"note\">" + more + " further places are not listed.</p>\n");
        }
        html.markup("</section>\n");
    }

    /** The SVG stands in the page itself: its text can be found, and its colours follow the page's. */
    private static void figure(HtmlWriter html, PictureFiles.Drawn picture) throws IOException {
        html.markup("<figure>\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\""
                        + HtmlWriter.escaped(picture.title()) + "\">\n")
                .markup(Files.readString(picture.svg()))
                .markup("\n</div>\n<figcaption>" + HtmlWriter.escaped(picture.title()) + ". As files: "
                        + picture.png().getFileName() + ", " + picture.svg().getFileName()
                        + "</figcaption>\n</figure>\n");
    }
}

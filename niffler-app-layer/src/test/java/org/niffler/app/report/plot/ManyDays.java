package org.niffler.app.report.plot;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;

/** Draws days in a process of its own, whose memory is bounded and whose language writes numbers with other digits. */
final class ManyDays {

    private ManyDays() {}

    /** @param args the folder, the number of days, the number of scanners */
    public static void main(String[] args) throws IOException {
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        PlotReport.Options options = new PlotReport.Options(Path.of(args[0]), TimelineDays.unasked(), patient -> true);
        UtilizationSource year =
                SampleDays.days(LocalDate.of(2020, 1, 1), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        new PlotReport(Clock.systemUTC(), "1.2.3").write(year, options);
    }
}

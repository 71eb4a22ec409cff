package org.niffler.app.report.plot;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.title.TextTitle;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** Sums per day, as bars: a small chart for each kind of sum, their days under each other. */
final class DayBars implements Picture {

    private static final int LEAST_WIDTH = 720;
    private static final int USUAL_WIDTH = 1240;
    private static final int MOST_WIDTH = 2400;
    private static final int HEADER = 36;
    private static final int CHART = 150;

    /** Left of the bars, for numbers of six digits. */
    private static final int NUMBERS = 70;

    /** Under the lowest chart, and a line's worth under the others. */
    private static final int DATES = 34;

    /** With fewer days their bars would be as wide as walls. */
    private static final int LEAST_DAYS = 6;

    /** In days, to both sides of the bars. */
    private static final double AROUND = 0.2;

    private static final List<Measure> MEASURES = List.of(
            new Measure(
                    "Utilization in % of the time from first to last use, mean of the scanners",
                    DayFigures::utilization),
            Measure.ofCount("Patients", DayFigures::patients),
            Measure.ofCount("Encounters", DayFigures::encounters),
            Measure.ofCount("Studies", DayFigures::studies),
            Measure.ofCount("Series", DayFigures::series));

    private final List<DayFigures> days;
    private final LocalDate first;
    private final LocalDate last;

    /** @param value empty for a day that has none: there is no bar then */
    private record Measure(String title, Function<DayFigures, OptionalDouble> value) {

        static Measure ofCount(String title, ToIntFunction<DayFigures> count) {
            return new Measure(title, day -> OptionalDouble.of(count.applyAsInt(day)));
        }
    }

    /** @param days at least one, in the order of time */
    DayBars(List<DayFigures> days) {
        this.days = List.copyOf(days);
        this.first = days.get(0).day();
        this.last = days.get(days.size() - 1).day();
    }

    @Override
    public String name() {
        return "days";
    }

    @Override
    public int width() {
        long roomy = Math.min(USUAL_WIDTH, NUMBERS + 40 + 100 * length());
        long dense = Math.min(MOST_WIDTH, NUMBERS + 40 + 4 * length());
        return (int) Math.max(LEAST_WIDTH, Math.max(roomy, dense));
    }

    @Override
    public int height() {
        return HEADER + MEASURES.size() * CHART + DATES;
    }

    @Override
    public String title() {
        return first.equals(last)
                ? "All scanners on " + Dates.withWeekday(first)
                : "All scanners from " + first + " to " + last;
    }

    @Override
    public String description() {
        return "Bars per day of mean utilization, patients, encounters, studies and series, for " + days.size()
                + " days; the page's table of days has the numbers.";
    }

    @Override
    public void draw(Graphics2D graphics) {
        Pen pen = new Pen(graphics);
        pen.fill(new Rectangle2D.Double(0, 0, width(), height()), Palette.PAPER);
        pen.text(title(), Typeface.title(), Palette.INK, 9, 26);
        for (int i = 0; i < MEASURES.size(); i++) {
            boolean lowest = i == MEASURES.size() - 1;
            Rectangle2D area = new Rectangle2D.Double(0, HEADER + i * CHART, width(), CHART + (lowest ? DATES : 0));
            TextTitle title = new TextTitle(MEASURES.get(i).title(), Typeface.bold());
            Styles.chart(title, plot(MEASURES.get(i), lowest)).draw(graphics, area);
        }
    }

    private XYPlot plot(Measure measure, boolean lowest) {
        XYBarRenderer renderer = Styles.bars();
        renderer.setSeriesPaint(0, Palette.BLUE);
        XYPlot plot = new XYPlot(bars(measure), dayAxis(lowest), valueAxis(measure), renderer);
        Styles.plot(plot);
        AxisSpace left = new AxisSpace();
        left.setLeft(NUMBERS);
        plot.setFixedRangeAxisSpace(left);
        return plot;
    }

    private XYIntervalSeriesCollection bars(Measure measure) {
        XYIntervalSeries series = new XYIntervalSeries(measure.title(), false, false);
        for (DayFigures day : days) {
            double x = day.day().toEpochDay();
            measure.value().apply(day).ifPresent(value -> series.add(x, x - 0.4, x + 0.4, value, 0, value));
        }
        XYIntervalSeriesCollection all = new XYIntervalSeriesCollection();
        all.addSeries(series);
        return all;
    }

    private TimeAxis dayAxis(boolean labelled) {
        // With few days the room is at the right, where a narrow screen does not show it.
        long shown = Math.max(LEAST_DAYS, length());
        double perDay = (width() - NUMBERS - 24) / (shown + 2 * AROUND);
        List<Ticks.Tick> ticks = Ticks.days(first, last, perDay * length());
        double left = first.toEpochDay() - 0.5 - AROUND;
        TimeAxis axis = new TimeAxis("", left, left + shown + 2 * AROUND, ticks);
        axis.setTickLabelsVisible(labelled);
        return axis;
    }

    private NumberAxis valueAxis(Measure measure) {
        double most = days.stream()
                .flatMapToDouble(day -> measure.value().apply(day).stream())
                .max()
                .orElse(0);
        NumberAxis axis = new NumberAxis();
        Styles.axis(axis);
        List<Double> steps = Ticks.values(most);
        axis.setRange(0, steps.get(steps.size() - 1));
        // Of the machine's language otherwise.
        axis.setTickUnit(new NumberTickUnit(
                steps.get(1), new DecimalFormat("0", DecimalFormatSymbols.getInstance(Locale.ROOT))));
        return axis;
    }

    private long length() {
        return last.toEpochDay() - first.toEpochDay() + 1;
    }
}

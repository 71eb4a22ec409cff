package org.niffler.app.report.plot;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A year's days as months of weeks, each cell the mean utilization of that day's scanners. */
final class CalendarHeatMap implements Picture {

    private static final int MOST_COLUMNS = 4;
    private static final int MARGIN = 16;
    private static final int HEADER = 44;
    private static final int LEGEND = 62;

    /** Of the legend's text. */
    private static final int LEAST_WIDTH = 780;

    private final int year;
    private final Map<LocalDate, DayFigures> days;
    private final List<CalendarMonth> months;

    /** @param days of that year, at least one, in the order of time */
    CalendarHeatMap(int year, List<DayFigures> days) {
        this.year = year;
        this.days = days.stream().collect(Collectors.toMap(DayFigures::day, Function.identity()));
        LocalDate first = days.get(0).day();
        LocalDate last = days.get(days.size() - 1).day();
        this.months = Stream.iterate(
                        YearMonth.from(first),
                        month -> !month.isAfter(YearMonth.from(last)),
                        month -> month.plusMonths(1))
                .map(month -> new CalendarMonth(month, this.days, first, last))
                .toList();
    }

    @Override
    public String name() {
        return "calendar-" + year;
    }

    @Override
    public int width() {
        return Math.max(LEAST_WIDTH, MARGIN + Math.min(MOST_COLUMNS, months.size()) * (CalendarMonth.WIDTH + MARGIN));
    }

    @Override
    public int height() {
        int rows = (months.size() + MOST_COLUMNS - 1) / MOST_COLUMNS;
        return HEADER + rows * CalendarMonth.HEIGHT + LEGEND;
    }

    @Override
    public String title() {
        return "Mean utilization per day, " + year;
    }

    @Override
    public String description() {
        return "A calendar with the mean utilization of " + days.size() + " days of " + year
                + " in percent; the page's table of days has the numbers.";
    }

    @Override
    public void draw(Graphics2D graphics) {
        Pen pen = new Pen(graphics);
        pen.fill(new Rectangle2D.Double(0, 0, width(), height()), Palette.PAPER);
        pen.text(title() + " (% of the time from first to last use)", Typeface.title(), Palette.INK, MARGIN, 28);
        for (int i = 0; i < months.size(); i++) {
            double x = MARGIN + i % MOST_COLUMNS * (CalendarMonth.WIDTH + MARGIN);
            double y = HEADER + i / MOST_COLUMNS * (double) CalendarMonth.HEIGHT;
            months.get(i).draw(pen, x, y);
        }
        drawScale(pen, height() - LEGEND + 20);
        drawSigns(pen, height() - LEGEND + 46);
    }

    private void drawScale(Pen pen, double y) {
        double x = MARGIN;
        for (Shade shade : Shade.SCALE) {
            Rectangle2D box = new Rectangle2D.Double(x, y - 13, 26, 17);
            pen.fill(box, shade.fill());
            pen.outline(box, Palette.IDLE);
            pen.text(shade.label(), Typeface.text(), Palette.INK, x + 32, y);
            x += 32 + pen.width(shade.label(), Typeface.text()) + 20;
        }
    }

    private void drawSigns(Pen pen, double y) {
        String text = CalendarMonth.UNUSED + " no encounter on that day      " + CalendarMonth.NO_SPAN
                + " encounters, but no time from first to last use      no box: not of the report's days";
        pen.text(text, Typeface.text(), Palette.INK, MARGIN, y);
    }
}

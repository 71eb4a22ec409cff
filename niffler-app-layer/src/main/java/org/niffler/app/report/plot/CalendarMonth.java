package org.niffler.app.report.plot;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Map;

/**
 * One month of a calendar: weeks as rows, Monday first, as ISO 8601 has them.
 *
 * @param first of the days that the report covers
 * @param last of them
 */
record CalendarMonth(YearMonth month, Map<LocalDate, DayFigures> days, LocalDate first, LocalDate last) {

    static final String UNUSED = "\u2013";
    static final String NO_SPAN = "?";

    private static final int CELL_WIDTH = 44;
    private static final int CELL_HEIGHT = 34;
    private static final int WEEKS = 36;
    private static final int HEADER = 44;

    /** In pixels, with the numbers of the weeks. */
    static final int WIDTH = WEEKS + 7 * CELL_WIDTH;

    /** In pixels, of six weeks and the names above them. */
    static final int HEIGHT = HEADER + 6 * CELL_HEIGHT + 12;

    void draw(Pen pen, double x, double y) {
        String name = month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + month.getYear();
        pen.text(name, Typeface.bold(), Palette.INK, x, y + 16);
        for (DayOfWeek weekday : DayOfWeek.values()) {
            String weekdayName = weekday.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            double middle = x + WEEKS + (weekday.ordinal() + 0.5) * CELL_WIDTH;
            pen.centred(weekdayName, Typeface.text(), Palette.INK, middle, y + 37);
        }
        month.atDay(1).datesUntil(month.plusMonths(1).atDay(1)).forEach(day -> drawDay(pen, day, x, y));
    }

    private void drawDay(Pen pen, LocalDate day, double x, double y) {
        int row = (day.getDayOfMonth() + month.atDay(1).getDayOfWeek().ordinal() - 1) / 7;
        double top = y + HEADER + row * CELL_HEIGHT;
        if (day.getDayOfMonth() == 1 || day.getDayOfWeek() == DayOfWeek.MONDAY) {
            String week = "W" + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            pen.text(week, Typeface.text(), Palette.FAINT_INK, x, top + 21);
        }
        double left = x + WEEKS + day.getDayOfWeek().ordinal() * CELL_WIDTH;
        Rectangle2D cell = new Rectangle2D.Double(left, top, CELL_WIDTH - 2, CELL_HEIGHT - 2);
        if (day.isBefore(first) || day.isAfter(last)) {
            pen.text(String.valueOf(day.getDayOfMonth()), Typeface.small(), Palette.FAINT_INK, left + 3, top + 11);
        } else {
            drawCell(pen, day, cell);
        }
    }

    private void drawCell(Pen pen, LocalDate day, Rectangle2D cell) {
        DayFigures figures = days.get(day);
        String number = String.valueOf(day.getDayOfMonth());
        double middle = cell.getCenterX() + 2;
        double baseline = cell.getMaxY() - 6;
        if (figures == null || figures.utilization().isEmpty()) {
            boolean unused = figures == null || figures.encounters() == 0;
            pen.outline(cell, Palette.IDLE, 3, 3);
            pen.text(number, Typeface.small(), Palette.FAINT_INK, cell.getX() + 3, cell.getY() + 11);
            pen.centred(unused ? UNUSED : NO_SPAN, Typeface.bold(), Palette.INK, middle, baseline);
            return;
        }
        long percent = Math.round(figures.utilization().getAsDouble());
        Shade shade = Shade.of(percent);
        Font value = Typeface.bold();
        pen.fill(cell, shade.fill());
        pen.outline(cell, Palette.IDLE);
        pen.text(number, Typeface.small(), shade.ink(), cell.getX() + 3, cell.getY() + 11);
        pen.centred(String.valueOf(percent), value, shade.ink(), middle, baseline);
    }
}

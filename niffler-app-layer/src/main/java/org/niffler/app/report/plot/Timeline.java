package org.niffler.app.report.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.niffler.app.scanner.ScannerDay;

/** A day of scanners: a row each, encounters as bars over the hours. As high as its rows need. */
final class Timeline implements Picture {

    private static final int WIDTH = 1240;
    private static final int ROW = 24;
    private static final int AROUND_ROWS = 140;
    private static final int LONGEST_ID = 22;
    private static final int LONGEST_INSTITUTE = 18;
    private static final int LONGEST_TITLE = 1000;

    /** Left of the bars and right of them, roughly. */
    private static final int LABELS = 320;

    private final TimelinePage page;

    Timeline(TimelinePage page) {
        this.page = page;
    }

    @Override
    public String name() {
        return page.name();
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        return AROUND_ROWS + page.scanners().size() * ROW;
    }

    @Override
    public String title() {
        return "Scanners on " + Dates.withWeekday(page.day())
                + (page.pages() == 1 ? "" : ", page " + page.page() + " of " + page.pages());
    }

    @Override
    public String description() {
        List<ScannerFigures> rows =
                page.scanners().stream().map(ScannerFigures::of).toList();
        return rows.size() + " scanners, a row each, with "
                + rows.stream().mapToInt(ScannerFigures::encounters).sum()
                + " encounters as bars over the hours of the day. Scanners not used: "
                + rows.stream().filter(row -> row.encounters() == 0).count()
                + ". Places where encounters overlap, which is a fault of the data: "
                + rows.stream().mapToInt(row -> row.overlaps().size()).sum() + ".";
    }

    @Override
    public List<Cut> cuts() {
        return page.scanners().stream()
                .map(scanner -> new Cut(label(scanner), Label.start(whole(scanner), LONGEST_TITLE)))
                .filter(cut -> !cut.shown().equals(cut.whole()))
                .toList();
    }

    private static String whole(ScannerDay scanner) {
        return scanner.scanner() + scanner.institute().map(name -> ", " + name).orElse("");
    }

    @Override
    public void draw(Graphics2D graphics) {
        JFreeChart chart = Styles.chart(new TextTitle(title(), Typeface.title()), plot());
        chart.addSubtitle(legend());
        if (page.cutOff() > 0) {
            TextTitle note =
                    new TextTitle("Encounters that reach beyond the hours shown: " + page.cutOff(), Typeface.text());
            note.setPaint(Palette.INK);
            note.setHorizontalAlignment(HorizontalAlignment.LEFT);
            chart.addSubtitle(note);
        }
        chart.draw(graphics, new Rectangle2D.Double(0, 0, width(), height()));
    }

    private XYPlot plot() {
        double hours = page.lastHour() - page.firstHour();
        double pixel = hours / (WIDTH - LABELS);
        XYPlot plot = new XYPlot(TimelineBars.of(page, 3 * pixel), hourAxis(), rowAxis(), renderer());
        Styles.plot(plot);
        plot.setRangeAxis(1, utilizationAxis());
        plot.setRangeAxisLocation(1, AxisLocation.BOTTOM_OR_RIGHT);
        plot.setRangeGridlinesVisible(false);
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
        if (page.lastHour() > 24) {
            plot.addDomainMarker(new ValueMarker(24, Palette.FAINT_INK, new BasicStroke(2)));
        }
        return plot;
    }

    private TimeAxis hourAxis() {
        String label = "local hours"
                + (page.lastHour() > 24 ? ", those after 24:00 of the next day" : "")
                + "; at the right each scanner's utilization";
        List<Ticks.Tick> ticks = Ticks.hours(page.firstHour(), page.lastHour(), WIDTH - LABELS);
        return new TimeAxis(label, page.firstHour(), page.lastHour(), ticks);
    }

    private SymbolAxis rowAxis() {
        SymbolAxis axis = symbols(page.scanners().stream().map(Timeline::label).toList());
        axis.setGridBandsVisible(true);
        axis.setGridBandPaint(Palette.BAND);
        axis.setGridBandAlternatePaint(Palette.PAPER);
        return axis;
    }

    private SymbolAxis utilizationAxis() {
        SymbolAxis axis = symbols(page.scanners().stream()
                .map(scanner -> percent(ScannerFigures.of(scanner).utilization()))
                .toList());
        axis.setGridBandsVisible(false);
        return axis;
    }

    private SymbolAxis symbols(List<String> symbols) {
        SymbolAxis axis = new SymbolAxis(null, symbols.toArray(String[]::new));
        Styles.axis(axis);
        axis.setRange(-0.5, symbols.size() - 0.5);
        axis.setInverted(true);
        axis.setTickMarksVisible(false);
        return axis;
    }

    private static String percent(OptionalDouble utilization) {
        return utilization.isPresent() ? String.format(Locale.ROOT, "%.0f %%", utilization.getAsDouble()) : "\u2013";
    }

    private static String label(ScannerDay scanner) {
        return Label.middle(scanner.scanner(), LONGEST_ID)
                + scanner.institute()
                        .map(name -> ", " + Label.start(name, LONGEST_INSTITUTE))
                        .orElse("");
    }

    private static XYBarRenderer renderer() {
        XYBarRenderer renderer = Styles.bars();
        renderer.setUseYInterval(true);
        renderer.setSeriesPaint(TimelineBars.IDLE, Palette.IDLE);
        renderer.setSeriesPaint(TimelineBars.ENCOUNTERS, Palette.BLUE);
        renderer.setSeriesPaint(TimelineBars.FAULTS, Palette.FAULT);
        return renderer;
    }

    private static LegendTitle legend() {
        LegendItemCollection items = new LegendItemCollection();
        items.add(item("encounter", Palette.BLUE, new Rectangle2D.Double(-12, -7, 24, 14)));
        items.add(item("idle between first and last use", Palette.IDLE, new Rectangle2D.Double(-12, -1, 24, 2)));
        items.add(item("encounters that overlap, in lanes (fault of the data)", Palette.FAULT, lanes()));
        LegendTitle legend = new LegendTitle(() -> items);
        legend.setItemFont(Typeface.text());
        legend.setItemPaint(Palette.INK);
        legend.setPosition(RectangleEdge.TOP);
        legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
        return legend;
    }

    /** As overlapping encounters look. */
    private static Shape lanes() {
        Path2D lanes = new Path2D.Double(new Rectangle2D.Double(-12, -7, 16, 6));
        lanes.append(new Rectangle2D.Double(-4, 1, 16, 6), false);
        return lanes;
    }

    private static LegendItem item(String label, Color color, Shape shape) {
        return new LegendItem(label, null, null, null, shape, color, new BasicStroke(0), color);
    }
}

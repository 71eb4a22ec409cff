package org.niffler.app.report.plot;

import java.awt.BasicStroke;
import java.awt.RenderingHints;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleInsets;

/** How all charts look. */
final class Styles {

    private Styles() {}

    static void axis(ValueAxis axis) {
        axis.setTickLabelFont(Typeface.text());
        axis.setTickLabelPaint(Palette.INK);
        axis.setLabelFont(Typeface.text());
        axis.setLabelPaint(Palette.INK);
        axis.setTickMarkPaint(Palette.FAINT_INK);
        axis.setAxisLinePaint(Palette.FAINT_INK);
    }

    static void plot(XYPlot plot) {
        plot.setBackgroundPaint(Palette.PAPER);
        plot.setOutlinePaint(Palette.GRID);
        plot.setDomainGridlinePaint(Palette.GRID);
        plot.setRangeGridlinePaint(Palette.GRID);
        plot.setDomainGridlineStroke(new BasicStroke(1));
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    }

    /** Flat bars. */
    static XYBarRenderer bars() {
        XYBarRenderer bars = new XYBarRenderer();
        bars.setBarPainter(new StandardXYBarPainter());
        bars.setShadowVisible(false);
        bars.setMargin(0);
        bars.setDrawBarOutline(false);
        return bars;
    }

    static JFreeChart chart(TextTitle title, XYPlot plot) {
        JFreeChart chart = new JFreeChart(null, null, plot, false);
        title.setPaint(Palette.INK);
        title.setHorizontalAlignment(HorizontalAlignment.LEFT);
        chart.setTitle(title);
        chart.setBackgroundPaint(Palette.PAPER);
        chart.setPadding(new RectangleInsets(8, 8, 8, 16));
        chart.setAntiAlias(true);
        chart.setTextAntiAlias(true);
        // Or labels are measured on the grid of the screen, and an SVG has none.
        chart.getRenderingHints().put(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        return chart;
    }
}

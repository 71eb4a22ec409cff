package org.niffler.app.report.plot;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** An axis of time, in hours or in days, whose labels were chosen before. */
final class TimeAxis extends NumberAxis {

    private static final long serialVersionUID = 1L;

    private final transient List<Ticks.Tick> ticks;

    /** @param label empty for none */
    TimeAxis(String label, double lower, double upper, List<Ticks.Tick> ticks) {
        super(label.isEmpty() ? null : label);
        this.ticks = List.copyOf(ticks);
        setRange(lower, upper);
        Styles.axis(this);
    }

    @Override
    public List<NumberTick> refreshTicks(
            Graphics2D graphics, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
        return ticks.stream()
                .filter(tick -> getRange().contains(tick.position()))
                .map(tick ->
                        new NumberTick(tick.position(), tick.label(), TextAnchor.TOP_CENTER, TextAnchor.TOP_CENTER, 0))
                .toList();
    }
}

package org.niffler.app.report.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** Draws text and boxes. */
final class Pen {

    private final Graphics2D graphics;

    Pen(Graphics2D graphics) {
        this.graphics = graphics;
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    }

    void fill(Rectangle2D area, Color color) {
        graphics.setPaint(color);
        graphics.fill(area);
    }

    void outline(Rectangle2D area, Color color, float... dash) {
        graphics.setPaint(color);
        graphics.setStroke(
                dash.length == 0
                        ? new BasicStroke(1)
                        : new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dash, 0));
        graphics.draw(area);
    }

    void line(double x1, double y1, double x2, double y2, Color color) {
        graphics.setPaint(color);
        graphics.setStroke(new BasicStroke(1));
        graphics.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    /** Its baseline begins there. */
    void text(String text, Font font, Color color, double x, double y) {
        graphics.setFont(font);
        graphics.setPaint(color);
        graphics.drawString(text, (float) x, (float) y);
    }

    /** The middle of its baseline lies there. */
    void centred(String text, Font font, Color color, double x, double y) {
        text(text, font, color, x - width(text, font) / 2, y);
    }

    double width(String text, Font font) {
        return graphics.getFontMetrics(font).getStringBounds(text, graphics).getWidth();
    }
}

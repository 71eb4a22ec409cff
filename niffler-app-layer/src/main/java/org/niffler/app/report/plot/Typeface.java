package org.niffler.app.report.plot;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** The fonts of all pictures. */
final class Typeface {

    /** For everything that is to be read. */
    static final int SIZE = 12;

    private Typeface() {}

    static Font text() {
        return new Font(Font.SANS_SERIF, Font.PLAIN, SIZE);
    }

    static Font small() {
        return new Font(Font.SANS_SERIF, Font.PLAIN, 10);
    }

    static Font bold() {
        return new Font(Font.SANS_SERIF, Font.BOLD, 13);
    }

    static Font title() {
        return new Font(Font.SANS_SERIF, Font.BOLD, 17);
    }

    /** @throws NoFontsException if this machine has no font to draw with */
    static void require() throws NoFontsException {
        try {
            Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
            try {
                graphics.getFontMetrics(text()).stringWidth("0");
            } finally {
                graphics.dispose();
            }
        } catch (RuntimeException | InternalError | LinkageError e) {
            // boundary: the JDK, which without fonts or their libraries throws one of these, whatever comes first
            throw new NoFontsException(e);
        }
    }
}

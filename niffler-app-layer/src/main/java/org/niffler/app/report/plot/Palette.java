package org.niffler.app.report.plot;

import java.awt.Color;

/**
 * The colours of all pictures: those of Okabe and Ito, which people with any colour vision can tell apart, and greys. The
 * page's style sheet names them too, to turn ink and paper round in the dark: a colour changed here is changed there.
 */
final class Palette {

    static final Color PAPER = new Color(255, 255, 255);
    static final Color BAND = new Color(245, 247, 249);
    static final Color GRID = new Color(214, 218, 222);
    static final Color INK = new Color(34, 34, 34);
    static final Color FAINT_INK = new Color(89, 89, 89);
    static final Color IDLE = new Color(128, 128, 128);

    /** Okabe and Ito's blue. */
    static final Color BLUE = new Color(0, 114, 178);

    /** Okabe and Ito's vermillion. */
    static final Color FAULT = new Color(213, 94, 0);

    /** On light cells. Not {@link #INK}, which becomes light in the dark, where the cells stay. */
    static final Color CELL_INK = new Color(17, 17, 17);

    /** On dark cells. Not {@link #PAPER}, for the same reason. */
    static final Color CELL_PAPER = new Color(254, 254, 254);

    private Palette() {}
}

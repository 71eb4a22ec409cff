package org.niffler.app.report.plot;

import java.awt.Color;
import java.util.List;

/**
 * A step of a calendar's scale.
 *
 * @param from in percent, the step's lower end
 * @param label of the step in the legend
 * @param fill of its cells, the darker the more; told apart with any colour vision, since only lightness changes
 * @param ink of the numbers in them: at least 4.5 : 1 against the fill, as WCAG 2.1 AA asks (1.4.3)
 */
record Shade(double from, String label, Color fill, Color ink) {

    static final List<Shade> SCALE = List.of(
            new Shade(0, "0\u201319 %", new Color(230, 242, 250), Palette.CELL_INK),
            new Shade(20, "20\u201339 %", new Color(181, 217, 238), Palette.CELL_INK),
            new Shade(40, "40\u201359 %", new Color(120, 184, 220), Palette.CELL_INK),
            new Shade(60, "60\u201379 %", new Color(0, 110, 172), Palette.CELL_PAPER),
            new Shade(80, "80 % and more", new Color(0, 62, 98), Palette.CELL_PAPER));

    /** @param percent as it is shown: a whole number */
    static Shade of(long percent) {
        return SCALE.stream()
                .filter(shade -> shade.from() <= percent)
                .reduce((first, second) -> second)
                .orElse(SCALE.get(0));
    }
}

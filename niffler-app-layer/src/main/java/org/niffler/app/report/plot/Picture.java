package org.niffler.app.report.plot;

import java.awt.Graphics2D;
import java.util.List;

/** Something to be drawn, on whatever surface. */
interface Picture {

    /** Of its files, without their ending; also the beginning of all names in it that must not meet another picture's. */
    String name();

    /** In pixels at its natural size. */
    int width();

    /** In pixels at its natural size. */
    int height();

    /** What it is, on one line. */
    String title();

    /** What a person would be told who cannot see it. */
    String description();

    /** Labels that were cut, from top to bottom. */
    default List<Cut> cuts() {
        return List.of();
    }

    /** Draws all of it, background included. */
    void draw(Graphics2D graphics);

    /**
     * A label that was cut.
     *
     * @param shown as it stands in the picture
     * @param whole as it should be
     */
    record Cut(String shown, String whole) {}
}

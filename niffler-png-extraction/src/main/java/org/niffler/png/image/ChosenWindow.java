package org.niffler.png.image;

/**
 * A window of the modality's values, such as Hounsfield units, that somebody chose for looking at an image: with the
 * function LINEAR (PS3.3 C.11.2.1.2.1).
 *
 * @param center finite
 * @param width at least 1, finite
 */
public record ChosenWindow(double center, double width) {

    public ChosenWindow {
        if (!Double.isFinite(center) || !Double.isFinite(width) || width < 1) {
            throw new IllegalArgumentException("a window has a finite center, and a finite width of at least 1");
        }
    }

    Voi voi() {
        return new Window(Window.Function.LINEAR, center, width);
    }
}

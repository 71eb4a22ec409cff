package org.niffler.png.image;

/** Which part of the modality's values is of interest, and how bright each is (PS3.3 C.11.2). */
@FunctionalInterface
interface Voi {

    /** From 0, the darkest of the picture, to 1, the brightest. */
    double apply(double modalityValue);

    /** A VOI LUT; between two inputs the nearest counts. */
    static Voi table(LookupTable lut) {
        double fullRange = lut.fullRange();
        return value -> lut.apply(Math.round(value)) / fullRange;
    }

    /** Everything, if nothing is said to be of interest. A constant image is black if it is not positive, else white. */
    static Voi everything(double min, double max) {
        // Halved, for that changes no quotient, and the range of any two finite numbers is finite.
        double width = max / 2 - min / 2;
        if (width == 0) {
            return value -> value > 0 ? 1 : 0;
        }
        return value -> (value / 2 - min / 2) / width;
    }
}

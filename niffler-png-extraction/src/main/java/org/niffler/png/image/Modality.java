package org.niffler.png.image;

/** From stored values to values of the modality, Hounsfield units for example (PS3.3 C.11.1). */
sealed interface Modality {

    /** Of values between two inputs of a table the nearest counts. */
    double apply(double stored);

    /** Whether values can be negative, which decides how the descriptor of a VOI LUT is read (PS3.3 C.11.2.1.1). */
    boolean canBeNegative(SampleRange samples);

    /** A straight line. */
    record Rescale(double slope, double intercept) implements Modality {

        @Override
        public double apply(double stored) {
            return stored * slope + intercept;
        }

        @Override
        public boolean canBeNegative(SampleRange samples) {
            return samples.signed() || intercept < 0 || slope < 0;
        }
    }

    /** A table; its entries are unsigned (PS3.3 C.11.1.1.1). */
    record Table(LookupTable lut) implements Modality {

        @Override
        public double apply(double stored) {
            return lut.apply(Math.round(stored));
        }

        @Override
        public boolean canBeNegative(SampleRange samples) {
            return false;
        }
    }
}

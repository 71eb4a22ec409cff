package org.niffler.png.image;

import java.util.Optional;

/** A window of a centre and a width, with the function that VOI LUT Function (0028,1056) names. */
record Window(Function function, double center, double width) implements Voi {

    /** The terms of (0028,1056). */
    enum Function {
        LINEAR,
        LINEAR_EXACT,
        SIGMOID;

        /** Without a term it is LINEAR (PS3.3 C.11.2.1.3). */
        static Function of(Optional<String> term) throws UnusableImageException {
            String name =
                    term.map(String::strip).filter(text -> !text.isEmpty()).orElse("LINEAR");
            for (Function function : values()) {
                if (function.name().equals(name)) {
                    return function;
                }
            }
            throw new UnusableImageException("VOILUTFunction is none of LINEAR, LINEAR_EXACT and SIGMOID");
        }
    }

    /** @throws UnusableImageException if the width is too small for the function (PS3.3 C.11.2.1.2.1, C.11.2.1.3) */
    static Window of(Function function, double center, double width) throws UnusableImageException {
        if (function == Function.LINEAR && width < 1) {
            throw new UnusableImageException(
                    "WindowWidth is " + width + ", but has to be at least 1 for VOILUTFunction LINEAR");
        }
        if (width <= 0) {
            throw new UnusableImageException("WindowWidth is " + width + ", but has to be greater than 0");
        }
        return new Window(function, center, width);
    }

    @Override
    public double apply(double value) {
        return switch (function) {
            case LINEAR -> linear(value);
            case LINEAR_EXACT -> linearExact(value);
            case SIGMOID -> 1 / (1 + Math.exp(-4 * (value - center) / width));
        };
    }

    /** PS3.3 C.11.2.1.2.1: the window has width - 1 steps, and lies around centre - 0.5. */
    private double linear(double value) {
        double middle = center - 0.5;
        double half = (width - 1) / 2;
        if (value <= middle - half) {
            return 0;
        }
        return value > middle + half ? 1 : (value - middle) / (width - 1) + 0.5;
    }

    /** PS3.3 C.11.2.1.3.2. */
    private double linearExact(double value) {
        if (value <= center - width / 2) {
            return 0;
        }
        return value > center + width / 2 ? 1 : (value - center) / width + 0.5;
    }
}

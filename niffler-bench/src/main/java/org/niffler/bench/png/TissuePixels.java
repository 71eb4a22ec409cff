package org.niffler.bench.png;

import java.util.Random;
import java.util.function.DoubleBinaryOperator;

/**
 * Pixels that compress like real ones: what a PNG gains is the even background and that neighbours are alike, what it
 * cannot gain is noise. The noise of the CTs is chosen so that JPEG lossless, JPEG 2000 and PNG make of them what they make
 * of real CTs. 12 bits unsigned in 16, little endian; the same number gives the same pixels.
 */
enum TissuePixels {
    /** A body with two lungs and a spine, air around it, nothing outside the scanner's circle. */
    CT(20) {
        @Override
        DoubleBinaryOperator greys(int number) {
            double lung = 0.22 + 0.02 * (number % 5);
            return (x, y) -> {
                if (!inside(x, y, 0, 0, 1, 1)) {
                    return 0;
                }
                if (!inside(x, y, 0, 0, 0.85, 0.65)) {
                    return 40;
                }
                if (inside(x, y, 0, 0.42, 0.12, 0.12)) {
                    return 1700;
                }
                boolean air = inside(x, y, -0.38, -0.05, lung, 0.35) || inside(x, y, 0.38, -0.05, lung, 0.35);
                return air ? 180 : 1050 + 40 * Math.sin(7 * x + number) * Math.cos(5 * y);
            };
        }
    },
    /** A breast at the detector's edge, which covers two fifths of it; the rest is black, as after segmentation. */
    MAMMOGRAPHY(22) {
        @Override
        DoubleBinaryOperator greys(int number) {
            double width = 1.1 + 0.05 * (number % 5);
            return (x, y) -> {
                if (!inside(x, y, -1, 0, width, 0.85)) {
                    return 0;
                }
                return 1800
                        + 500 * Math.sin(4 * x + number) * Math.cos(6 * y)
                        + 150 * Math.sin(40 * x) * Math.sin(33 * y);
            };
        }
    };

    private static final int MAX_VALUE = 0x0FFF;

    private final double noise;

    /** @param noise its standard deviation in tissue, in grey values; air has next to none */
    TissuePixels(double noise) {
        this.noise = noise;
    }

    /** Grey values by place, from the upper left (-1, -1) to the lower right (1, 1); 0 is without noise. */
    abstract DoubleBinaryOperator greys(int number);

    /** One of many images that differ. */
    byte[] paint(int rows, int columns, int number) {
        DoubleBinaryOperator greys = greys(number);
        Random random = new Random(number);
        byte[] pixels = new byte[rows * columns * 2];
        int index = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double grey = greys.applyAsDouble(2.0 * column / columns - 1, 2.0 * row / rows - 1);
                int value = grey == 0 ? 0 : noisy(grey, random);
                pixels[index++] = (byte) value;
                pixels[index++] = (byte) (value >> 8);
            }
        }
        return pixels;
    }

    private int noisy(double grey, Random random) {
        double sigma = noise * Math.min(1, 0.1 + grey / 1000);
        return (int) Math.max(0, Math.min(MAX_VALUE, Math.round(grey + sigma * random.nextGaussian())));
    }

    private static boolean inside(double x, double y, double centreX, double centreY, double radiusX, double radiusY) {
        double dx = (x - centreX) / radiusX;
        double dy = (y - centreY) / radiusY;
        return dx * dx + dy * dy <= 1;
    }
}

package org.niffler.png.codec;

import java.util.Arrays;
import org.niffler.png.image.UndecodableException;

/**
 * Decodes the samples of one JPEG-LS scan, one line at a time (ISO/IEC 14495-1 A.3 to A.7): in regular mode with a context
 * of the neighbours' gradients, in run mode where they are flat.
 */
final class JpegLsScan {

    private static final int CONTEXTS = 365;
    private static final int[] RUN_ORDERS = {
        0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15
    };

    private final JpegLsParameters parameters;
    private final JpegLsBits bits;
    private final int step;
    private final int errorBits;
    private final int limit;
    private final int wrap;
    private final int[] a = new int[CONTEXTS + 2];
    private final int[] b = new int[CONTEXTS];
    private final int[] c = new int[CONTEXTS];
    private final int[] n = new int[CONTEXTS + 2];
    private final int[] negative = new int[2];
    private int runIndex;

    JpegLsScan(JpegLsParameters parameters, JpegLsBits bits) {
        this.parameters = parameters;
        this.bits = bits;
        this.step = 2 * parameters.near() + 1;
        this.errorBits = parameters.errorBits();
        this.limit = parameters.limit();
        this.wrap = parameters.range() * step;
        Arrays.fill(a, Math.max(2, (parameters.range() + 32) / 64));
        Arrays.fill(n, 1);
    }

    /** Of the component whose line is next: with lines interleaved each has its own. */
    int runIndex() {
        return runIndex;
    }

    void continueRun(int index) {
        runIndex = index;
    }

    /**
     * Decodes one line of the components that are interleaved by samples; one otherwise. Lines have a sample more at each
     * side than the image (A.2.1).
     */
    void decodeLine(int[][] above, int[][] line) throws UndecodableException {
        int width = line[0].length - 2;
        for (int i = 0; i < line.length; i++) {
            line[i][0] = above[i][1];
            above[i][width + 1] = above[i][width];
        }
        int[] gradients = new int[line.length];
        int x = 1;
        while (x <= width) {
            boolean flat = true;
            for (int i = 0; i < line.length; i++) {
                gradients[i] = context(above[i], line[i], x);
                flat &= gradients[i] == 0;
            }
            if (flat) {
                x = run(above, line, x, width);
            } else {
                for (int i = 0; i < line.length; i++) {
                    line[i][x] = regular(gradients[i], above[i], line[i], x);
                }
                x++;
            }
        }
    }

    private int context(int[] above, int[] line, int x) {
        int first = quantized(above[x + 1] - above[x]);
        int second = quantized(above[x] - above[x - 1]);
        int third = quantized(above[x - 1] - line[x - 1]);
        return (first * 9 + second) * 9 + third;
    }

    private int quantized(int gradient) {
        int size = Math.abs(gradient);
        int region;
        if (size <= parameters.near()) {
            region = 0;
        } else if (size < parameters.t1()) {
            region = 1;
        } else if (size < parameters.t2()) {
            region = 2;
        } else {
            region = size < parameters.t3() ? 3 : 4;
        }
        return gradient < 0 ? -region : region;
    }

    private int regular(int gradient, int[] above, int[] line, int x) throws UndecodableException {
        int sign = gradient < 0 ? -1 : 1;
        int q = Math.abs(gradient);
        int predicted = clamped(predicted(line[x - 1], above[x], above[x - 1]) + sign * c[q]);
        int k = order(n[q], a[q]);
        int mapped = bits.golomb(k, limit, errorBits);
        int error = (mapped & 1) == 0 ? mapped >> 1 : -(mapped + 1 >> 1);
        if (parameters.near() == 0 && k == 0 && 2 * b[q] <= -n[q]) {
            error = -error - 1; // A.5.2: the mapping is turned round
        }
        update(q, error);
        return reconstructed(predicted, sign * error);
    }

    private static int predicted(int left, int up, int corner) {
        if (corner >= Math.max(left, up)) {
            return Math.min(left, up);
        }
        return corner <= Math.min(left, up) ? Math.max(left, up) : left + up - corner;
    }

    private void update(int q, int error) {
        b[q] += error * step;
        a[q] += Math.abs(error);
        if (n[q] == parameters.reset()) {
            a[q] >>= 1;
            b[q] >>= 1;
            n[q] >>= 1;
        }
        n[q]++;
        if (b[q] <= -n[q]) {
            b[q] = Math.max(b[q] + n[q], 1 - n[q]);
            c[q] = Math.max(c[q] - 1, -128);
        } else if (b[q] > 0) {
            b[q] = Math.min(b[q] - n[q], 0);
            c[q] = Math.min(c[q] + 1, 127);
        }
    }

    /** A run of samples equal to the left one, and the sample that ends it (A.7). */
    private int run(int[][] above, int[][] line, int start, int width) throws UndecodableException {
        int x = start;
        while (x <= width && bits.bit() == 1) {
            int whole = 1 << RUN_ORDERS[runIndex];
            int count = Math.min(whole, width + 1 - x);
            repeat(line, x, count);
            x += count;
            if (count == whole && runIndex < RUN_ORDERS.length - 1) {
                runIndex++;
            }
            if (x > width) {
                return x;
            }
        }
        int rest = bits.bits(RUN_ORDERS[runIndex]);
        if (rest > width - x) {
            throw Failures.decoder("the JPEG-LS codestream is damaged: a run leaves its line");
        }
        repeat(line, x, rest);
        x += rest;
        for (int i = 0; i < line.length; i++) {
            line[i][x] = interruption(line[i][x - 1], above[i][x], line.length == 1);
        }
        runIndex = Math.max(0, runIndex - 1);
        return x + 1;
    }

    private static void repeat(int[][] line, int x, int count) {
        for (int[] component : line) {
            Arrays.fill(component, x, x + count, component[x - 1]);
        }
    }

    private int interruption(int left, int up, boolean alone) throws UndecodableException {
        if (alone && Math.abs(left - up) <= parameters.near()) {
            return reconstructed(left, interruptionError(1));
        }
        int error = interruptionError(0);
        return reconstructed(up, up < left ? -error : error);
    }

    private int interruptionError(int type) throws UndecodableException {
        int q = CONTEXTS + type;
        int k = order(n[q], type == 0 ? a[q] : a[q] + (n[q] >> 1));
        int mapped = bits.golomb(k, limit - RUN_ORDERS[runIndex] - 1, errorBits);
        int value = mapped + type;
        int size = value + 1 >> 1;
        boolean odd = (value & 1) == 1;
        int error = (k != 0 || 2 * negative[type] >= n[q]) == odd ? -size : size;
        if (error < 0) {
            negative[type]++;
        }
        a[q] += mapped + 1 - type >> 1;
        if (n[q] == parameters.reset()) {
            a[q] >>= 1;
            n[q] >>= 1;
            negative[type] >>= 1;
        }
        n[q]++;
        return error;
    }

    /** A.5.1; a damaged stream must not make it endless. */
    private static int order(int count, int sum) {
        int k = 0;
        while (k < 24 && count << k < sum) {
            k++;
        }
        return k;
    }

    private int reconstructed(int predicted, int error) {
        int value = predicted + error * step;
        if (value < -parameters.near()) {
            value += wrap;
        } else if (value > parameters.maxValue() + parameters.near()) {
            value -= wrap;
        }
        return clamped(value);
    }

    private int clamped(int value) {
        return Math.max(0, Math.min(parameters.maxValue(), value));
    }
}

package org.niffler.png.codec;

/**
 * What controls the coding of a JPEG-LS scan (ISO/IEC 14495-1 C.2.4.1).
 *
 * @param maxValue of a sample
 * @param near how far a sample may be from the original; 0 if lossless
 * @param t1 first threshold of the gradients
 * @param reset after how many samples a context is halved
 */
record JpegLsParameters(int maxValue, int near, int t1, int t2, int t3, int reset) {

    private static final int DEFAULT_RESET = 64;

    /** What holds where the codestream sets nothing (C.2.4.1.1). */
    static JpegLsParameters defaults(int maxValue, int near) {
        int t1;
        int t2;
        int t3;
        if (maxValue >= 128) {
            int factor = (Math.min(maxValue, 4095) + 128) / 256;
            t1 = clamp(factor + 2 + 3 * near, near + 1, maxValue);
            t2 = clamp(factor * 4 + 3 + 5 * near, t1, maxValue);
            t3 = clamp(factor * 17 + 4 + 7 * near, t2, maxValue);
        } else {
            int factor = 256 / (maxValue + 1);
            t1 = clamp(Math.max(2, 3 / factor + 3 * near), near + 1, maxValue);
            t2 = clamp(Math.max(3, 7 / factor + 5 * near), t1, maxValue);
            t3 = clamp(Math.max(4, 21 / factor + 7 * near), t2, maxValue);
        }
        return new JpegLsParameters(maxValue, near, t1, t2, t3, DEFAULT_RESET);
    }

    private static int clamp(int value, int least, int most) {
        return value > most || value < least ? least : value;
    }

    /** How many different prediction errors there are (A.2.1). */
    int range() {
        return near == 0 ? maxValue + 1 : (maxValue + 2 * near) / (2 * near + 1) + 1;
    }

    int errorBits() {
        return bitsOf(range());
    }

    int limit() {
        int bits = Math.max(2, bitsOf(maxValue + 1));
        return 2 * (bits + Math.max(8, bits));
    }

    private static int bitsOf(int count) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
    }
}

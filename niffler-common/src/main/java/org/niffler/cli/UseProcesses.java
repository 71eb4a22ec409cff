package org.niffler.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The original's way to say how many cores to use. */
public final class UseProcesses {

    private UseProcesses() {}

    /** 0: all cores; below 1: that part of them; else as many as it says, at least one. */
    public static int threads(BigDecimal wanted, int cores) {
        if (wanted.signum() == 0) {
            return cores;
        }
        boolean part = wanted.compareTo(BigDecimal.ONE) < 0;
        BigDecimal threads = part ? wanted.multiply(BigDecimal.valueOf(cores)) : wanted;
        return Math.max(1, threads.setScale(0, RoundingMode.DOWN).intValue());
    }
}

package org.niffler.app.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Numbers as reports show them: three decimals at most, none that say nothing. */
public final class Figures {

    private static final int DECIMALS = 3;
    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);

    private Figures() {}

    /** A duration in minutes; a second is 0.017. */
    public static BigDecimal minutes(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
        return plain(seconds.divide(SIXTY, DECIMALS, RoundingMode.HALF_UP));
    }

    /** A number. */
    public static BigDecimal rounded(double number) {
        return plain(BigDecimal.valueOf(number).setScale(DECIMALS, RoundingMode.HALF_UP));
    }

    /** 30, not 3E+1. */
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}

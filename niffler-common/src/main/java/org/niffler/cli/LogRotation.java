package org.niffler.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;

/** Tells a log file when to begin anew, what the old one is called, and when that goes. */
final class LogRotation {

    private static final FileSize FILE_SIZE = FileSize.valueOf("50MB");
    private static final int OLD_FILES = 9;
    private static final int DAYS = 30;
    private static final FileSize OLD_FILES_TOGETHER = FileSize.valueOf("2GB");

    private LogRotation() {}

    /** @param appender has its context and its file, and has not begun */
    static void apply(LogTarget.Rotation rotation, Path file, RollingFileAppender<ILoggingEvent> appender) {
        switch (rotation) {
            case BY_SIZE -> bySize(file, appender);
            case BY_SIZE_AND_DAY -> bySizeAndDay(file, appender);
            default -> throw new IllegalArgumentException("No rotation: " + rotation);
        }
    }

    /** {@code niffler1.log.1} is the one before, {@code niffler1.log.2} the one before that. */
    private static void bySize(Path file, RollingFileAppender<ILoggingEvent> appender) {
        FixedWindowRollingPolicy names = new FixedWindowRollingPolicy();
        names.setContext(appender.getContext());
        names.setParent(appender);
        names.setFileNamePattern(file + ".%i");
        names.setMinIndex(1);
        names.setMaxIndex(OLD_FILES);
        names.start();
        appender.setRollingPolicy(names);

        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(appender.getContext());
        size.setMaxFileSize(FILE_SIZE);
        size.start();
        appender.setTriggeringPolicy(size);
    }

    /** {@code niffler1.log.2026-11-21.0.gz} is the first of that day. */
    private static void bySizeAndDay(Path file, RollingFileAppender<ILoggingEvent> appender) {
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
        policy.setContext(appender.getContext());
        policy.setParent(appender);
        policy.setFileNamePattern(file + ".%d{yyyy-MM-dd}.%i.gz");
        policy.setMaxFileSize(FILE_SIZE);
        policy.setMaxHistory(DAYS);
        policy.setTotalSizeCap(OLD_FILES_TOGETHER);
        policy.start();
        appender.setRollingPolicy(policy);
        appender.setTriggeringPolicy(policy);
    }
}

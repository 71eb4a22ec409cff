package org.niffler.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/** Sets up the log in code: looking for XML files and reading them would delay the first C-FIND of every run. */
public final class Logging {

    /** For events that the user has been told already in better words. */
    public static final Marker FILE_ONLY = MarkerFactory.getMarker("FILE_ONLY");

    // Local time with its offset: administrators compare it with the PACS's log. One line an event, whatever a peer
    // put into a message.
    private static final String HEAD = "%d{\"yyyy-MM-dd'T'HH:mm:ss.SSSXXX\"} %-5level [%thread] %logger{36} - ";
    private static final String MESSAGE = "%replace(%msg){'\\p{Cntrl}+', ' '}";

    // PS3.5 9.1: an IPv4 address has four components; those of UUIDs (PS3.5 B.2) have three.
    private static final String MESSAGE_WITHOUT_UIDS =
            "%replace(" + MESSAGE + "){'2\\.25\\.[0-9]+|[0-9]+(\\.[0-9]+){4,}', '(UID)'}";
    private static final String ERASE_TO_END_OF_LINE = "\u001B[K";

    private final LoggerContext context;

    Logging(LoggerContext context) {
        this.context = context;
    }

    /**
     * Sets up the log of this process.
     *
     * @throws CliException if the file cannot be written
     */
    public static void configureProcess(LogTarget target) {
        new Logging((LoggerContext) LoggerFactory.getILoggerFactory()).configure(target);
    }

    void configure(LogTarget target) {
        target.file().ifPresent(Logging::requireWritable);
        context.reset();
        LibraryLevels.apply(context, target.verbose());
        ch.qos.logback.classic.Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(target.verbose() ? Level.DEBUG : Level.INFO);
        root.addAppender(console(target));
        target.file().ifPresent(file -> root.addAppender(file(file, target)));
    }

    private Appender<ILoggingEvent> console(LogTarget target) {
        // On a terminal a progress bar may stand in the line.
        String erase = target.console().terminal() ? ERASE_TO_END_OF_LINE : "";
        String trace = target.verbose() ? "%trace" : "%nopex";
        WriterAppender appender = new WriterAppender(target.console().err(), layout(erase + line(target) + trace));
        ThresholdFilter threshold = new ThresholdFilter();
        threshold.setLevel(target.verbose() ? Level.INFO.toString() : Level.WARN.toString());
        threshold.start();
        appender.addFilter(threshold);
        appender.setContext(context);
        appender.start();
        return appender;
    }

    private static String line(LogTarget target) {
        return HEAD + (target.hidesUids() ? MESSAGE_WITHOUT_UIDS : MESSAGE) + "%n";
    }

    private Appender<ILoggingEvent> file(Path file, LogTarget target) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setFile(file.toString());
        LogRotation.apply(target.rotation(), file, appender);

        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setLayout(layout(line(target) + "%trace"));
        encoder.start();
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }

    private PatternLayout layout(String pattern) {
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.getInstanceConverterMap().put("trace", TraceConverter::new);
        layout.setPattern(pattern);
        layout.start();
        return layout;
    }

    // Logback would only note the failure and log nothing for the rest of the run.
    private static void requireWritable(Path file) {
        if (file.toString().contains("%")) {
            // Logback takes the names of rolled files for patterns, and knows no escape.
            throw new CliException(ExitCode.USAGE, "The log file's path has a % in it: " + file)
                    .withHint("Log to a folder without one.");
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (OutputStream probe =
                    Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                probe.flush();
            }
        } catch (IOException e) {
            throw new CliException(ExitCode.USAGE, "The log file " + file.toAbsolutePath() + " cannot be written.")
                    .withHint("Start the command in a folder where this user may write.")
                    .causedBy(e);
        }
    }
}

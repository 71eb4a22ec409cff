package org.niffler.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
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

    private static final String DICOM_TOOLKIT = "org.aoju";

    // Local time with its offset: administrators compare it with the PACS's log. One line an event, whatever a peer
    // put into a message.
    private static final String LINE = "%d{\"yyyy-MM-dd'T'HH:mm:ss.SSSXXX\"} %-5level [%thread] %logger{36}"
            + " - %replace(%msg){'\\p{Cntrl}+', ' '}%n";
    private static final String ERASE_TO_END_OF_LINE = "\u001B[K";

    private static final FileSize FILE_SIZE = FileSize.valueOf("50MB");
    private static final int OLD_FILES = 9;

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
        // The toolkit writes patients' names at INFO ("illegal PN: ...") and whole data sets at DEBUG. Above that it
        // complains of every connection that a peer closes, which org.niffler.dicom says in better words.
        context.getLogger(DICOM_TOOLKIT).setLevel(target.verbose() ? Level.WARN : Level.OFF);
        ch.qos.logback.classic.Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(target.verbose() ? Level.DEBUG : Level.INFO);
        root.addAppender(console(target));
        target.file().ifPresent(file -> root.addAppender(file(file)));
    }

    private Appender<ILoggingEvent> console(LogTarget target) {
        // On a terminal a progress bar may stand in the line.
        String erase = target.console().terminal() ? ERASE_TO_END_OF_LINE : "";
        String trace = target.verbose() ? "%trace" : "%nopex";
        WriterAppender appender = new WriterAppender(target.console().err(), layout(erase + LINE + trace));
        ThresholdFilter threshold = new ThresholdFilter();
        threshold.setLevel(target.verbose() ? Level.INFO.toString() : Level.WARN.toString());
        threshold.start();
        appender.addFilter(threshold);
        appender.setContext(context);
        appender.start();
        return appender;
    }

    private Appender<ILoggingEvent> file(Path file) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setFile(file.toString());

        FixedWindowRollingPolicy names = new FixedWindowRollingPolicy();
        names.setContext(context);
        names.setParent(appender);
        names.setFileNamePattern(file + ".%i");
        names.setMinIndex(1);
        names.setMaxIndex(OLD_FILES);
        names.start();
        appender.setRollingPolicy(names);

        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(FILE_SIZE);
        size.start();
        appender.setTriggeringPolicy(size);

        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setLayout(layout(LINE + "%trace"));
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

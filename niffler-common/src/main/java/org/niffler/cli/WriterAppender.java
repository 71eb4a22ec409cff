package org.niffler.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.Layout;
import java.io.PrintWriter;

/**
 * Writes log lines where the command writes its errors. Holds on to the writer, unlike Logback's own appender: the
 * toolkit swaps System.err for a moment when it looks for its logger.
 */
final class WriterAppender extends AppenderBase<ILoggingEvent> {

    private final PrintWriter writer;
    private final Layout<ILoggingEvent> layout;

    WriterAppender(PrintWriter writer, Layout<ILoggingEvent> layout) {
        this.writer = writer;
        this.layout = layout;
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getMarkerList() == null || !event.getMarkerList().contains(Logging.FILE_ONLY)) {
            writer.print(layout.doLayout(event));
            writer.flush();
        }
    }
}

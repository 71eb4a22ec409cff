package org.niffler.cli;

import java.io.PrintWriter;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar with rate and time left, redrawn every second in the last line of a terminal. */
final class TerminalProgress implements Progress {

    private static final String ERASE_TO_END_OF_LINE = "\u001B[K";

    private final PrintWriter err;
    private final ProgressBar bar;

    TerminalProgress(PrintWriter err, String unit, long total) {
        this.err = err;
        this.bar = new ProgressBarBuilder()
                .setTaskName("")
                .setInitialMax(total)
                .setUnit(" " + unit, 1)
                .showSpeed(new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
                .setSpeedUnit(ChronoUnit.MINUTES)
                .setStyle(ProgressBarStyle.ASCII)
                .continuousUpdate()
                .setConsumer(new LineOfTerminal(err))
                .build();
    }

    @Override
    public void step(long n) {
        bar.stepBy(n);
    }

    @Override
    public void message(String text) {
        err.println(ERASE_TO_END_OF_LINE + text);
        err.flush();
    }

    @Override
    public void close() {
        bar.close();
        err.println();
        err.flush();
    }

    /**
     * Draws without the library's own terminal, which would start a process to ask for the width. The cursor goes back
     * to the line's begin, so that a log line that comes in between takes the bar's place.
     */
    private record LineOfTerminal(PrintWriter err) implements ProgressBarConsumer {

        private static final int WIDTH = 79;

        @Override
        public int getMaxRenderedLength() {
            return WIDTH;
        }

        @Override
        public void accept(String bar) {
            err.print(bar + ERASE_TO_END_OF_LINE + "\r");
            err.flush();
        }

        @Override
        public void close() {
            err.flush();
        }
    }
}

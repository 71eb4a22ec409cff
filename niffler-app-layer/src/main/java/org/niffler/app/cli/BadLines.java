package org.niffler.app.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.niffler.app.report.BadLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of lines that were passed over: of each file the first ones, and how many there were. */
final class BadLines implements Consumer<BadLine> {

    private static final Logger LOG = LoggerFactory.getLogger(BadLines.class);
    private static final long TOLD = 20;

    private final Map<Path, Long> lines = new LinkedHashMap<>();

    @Override
    public void accept(BadLine line) {
        if (lines.merge(line.file(), 1L, Long::sum) <= TOLD) {
            LOG.warn("{}", line);
        }
    }

    /** A column that is wrong from top to bottom would hide everything else. */
    void tellOfTheRest() {
        lines.forEach((file, count) -> {
            if (count > TOLD) {
                LOG.warn("{}: {} lines were passed over; {} of them are told above", file, count, TOLD);
            }
        });
    }
}

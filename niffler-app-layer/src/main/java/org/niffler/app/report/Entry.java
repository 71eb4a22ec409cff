package org.niffler.app.report;

import java.time.LocalDate;
import java.util.Optional;
import org.niffler.app.scanner.Encounter;

/**
 * What a row of a result says.
 *
 * @param scanner empty if there was none on that day
 * @param encounter empty if the row is about the scanner
 */
record Entry(
        long line,
        LocalDate day,
        Optional<String> scanner,
        Optional<String> institute,
        Optional<Encounter> encounter) {}

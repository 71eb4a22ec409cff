package org.niffler.app.scanner;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How one scanner was used on one day.
 *
 * @param institute where it stands, if the list of scanners says so
 * @param encounters by their beginning; none if the scanner was not used
 */
public record ScannerDay(LocalDate day, String scanner, Optional<String> institute, List<Encounter> encounters) {

    public ScannerDay {
        encounters = List.copyOf(encounters);
    }
}

package org.niffler.app.scanner;

import java.time.Duration;

/**
 * Two patients at one scanner at one time, which cannot be: the clock of the scanner was set, two scanners have one serial
 * number, or images were sent under a wrong name.
 *
 * @param first the encounter that began first
 * @param second the other
 * @param span when both went on; an instant if one of them is an instant
 */
public record Overlap(Encounter first, Encounter second, Span span) {

    public Duration length() {
        return span.length();
    }
}

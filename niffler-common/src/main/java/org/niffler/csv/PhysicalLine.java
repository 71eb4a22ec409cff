package org.niffler.csv;

import java.util.Optional;

/**
 * One line of the file, without its line end.
 *
 * @param number as an editor counts it, from 1
 * @param text its text; empty when damaged
 * @param damage why the text cannot be trusted, if it cannot
 */
record PhysicalLine(long number, String text, Optional<String> damage) {}

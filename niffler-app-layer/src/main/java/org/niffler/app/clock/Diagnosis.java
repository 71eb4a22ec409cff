package org.niffler.app.clock;

/**
 * What is likely the matter with a clock.
 *
 * @param explanation a clause for a person who looks after the scanner
 */
public record Diagnosis(Cause cause, String explanation) {}

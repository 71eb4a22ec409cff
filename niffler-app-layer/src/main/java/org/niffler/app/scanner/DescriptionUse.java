package org.niffler.app.scanner;

import java.time.Duration;

/**
 * How often and how long a scanner was used for one kind of encounter.
 *
 * @param description of the encounter: that of its study, or those of its exams joined
 * @param encounters how many had it, at least one
 * @param median how long they took: the middle one, or the mean of the middle two
 */
public record DescriptionUse(String description, int encounters, Duration median) {}

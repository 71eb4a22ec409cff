package org.niffler.workflow.action;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What an action works on.
 *
 * @param input the folder with the prepared input
 * @param output an empty folder
 * @param metadata the file {@code {metadata.json}} stands for
 * @param series what {@code {series}} stands for
 * @param mark of its processes
 * @param timeout what is left of the attempt's
 */
public record ActionTask(Path input, Path output, Path metadata, String series, String mark, Duration timeout) {}

package org.niffler.workflow.input;

import java.nio.file.Path;

/**
 * What a run is given.
 *
 * @param folder with the input
 * @param metadata a JSON file with the attributes of the unit's first instance, without identity if the input is
 * @param series the SeriesInstanceUID as the input has it
 * @param missing in one line, what of the unit is not in it and why; empty if all is
 */
public record PreparedInput(Path folder, Path metadata, String series, String missing) {}

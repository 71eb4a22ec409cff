/**
 * The use case: studies looked up, moved, counted as they arrive, verified and entered in the journal. May import its
 * sibling packages of cold-extraction, {@code org.niffler.dicom} with its packages, {@code org.niffler.progress}, {@code
 * org.niffler.schedule} and {@code org.niffler.csv}.
 */
package org.niffler.cold.retrieve;

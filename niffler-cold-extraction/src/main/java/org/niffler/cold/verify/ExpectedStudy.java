package org.niffler.cold.verify;

import java.util.OptionalInt;

/**
 * A study as the PACS lists it.
 *
 * @param instances how many instances the PACS says it has; empty if it says so at no level
 */
public record ExpectedStudy(String studyInstanceUid, OptionalInt instances) {}

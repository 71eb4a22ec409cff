package org.niffler.png.image;

import java.util.Optional;

/**
 * A picture and what its user must know to read it.
 *
 * @param note for {@link Scaling#NONE} only: {@code offset=-32768} if the stored value is the PNG's value plus that number,
 *     {@code samples=YBR_FULL} (or another photometric interpretation) if the samples are no grey levels nor RGB
 */
public record Rendered(Picture picture, Optional<String> note) {}

package org.niffler.png.image;

import java.util.Arrays;
import java.util.Optional;

/** Photometric Interpretation (PS3.3 C.7.6.3.1.2), as far as images in the field have it. */
public enum Photometric {
    MONOCHROME1,
    MONOCHROME2,
    PALETTE_COLOR,
    RGB,
    YBR_FULL,
    YBR_FULL_422,
    YBR_PARTIAL_420,
    YBR_PARTIAL_422,
    YBR_ICT,
    YBR_RCT;

    /** The defined term as it stands in (0028,0004), {@code PALETTE COLOR} with its space; empty for any other text. */
    public static Optional<Photometric> of(String definedTerm) {
        return Arrays.stream(values())
                .filter(value -> value.definedTerm().equals(definedTerm.strip()))
                .findFirst();
    }

    /** As the standard writes it. */
    public String definedTerm() {
        return this == PALETTE_COLOR ? "PALETTE COLOR" : name();
    }

    public boolean isMonochrome() {
        return this == MONOCHROME1 || this == MONOCHROME2;
    }
}

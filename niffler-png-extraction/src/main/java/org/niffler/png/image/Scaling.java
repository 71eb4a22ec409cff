package org.niffler.png.image;

/** How stored values become grey levels. */
public enum Scaling {
    /**
     * The rule of Niffler's Python version: negative values become 0, then value / maximum * full range, truncated, the
     * maximum being the frame's own. No lookup table is applied. A frame without positive values becomes 0 everywhere,
     * one that is constant and positive the full range.
     */
    ORIGINAL,

    /**
     * The frame's minimum becomes 0, its maximum the full range, what is between is rounded to the nearest level. No lookup
     * table is applied. Constant frames become what {@link #ORIGINAL} makes of them, so that an empty and a full mask
     * differ.
     */
    LINEAR,

    /**
     * As a workstation shows it: modality LUT, then VOI LUT or window (PS3.3 C.11.1, C.11.2). Without either of the latter
     * the frame's minimum to maximum after the modality LUT becomes the full range.
     */
    WINDOW,

    /**
     * The stored values themselves in 16 bits, signed ones raised so that none is negative; {@link Rendered#note()} says by
     * how much. Nothing is inverted, converted or looked up. Refused for floating point values, which no PNG can hold.
     */
    NONE
}

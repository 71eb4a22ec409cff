package org.niffler.png.image;

/** The values of one frame before any lookup table, decompressed: nearly always integers. */
public sealed interface Frame permits StoredFrame, FloatFrame {

    int columns();

    int rows();

    /** Samples of a pixel: 1, or 3 for colour. */
    int samples();

    /** What the samples mean now; a decoder may have turned YBR into RGB. */
    Photometric photometric();
}

package org.niffler.png.image;

/**
 * What the user wants pictures to be like.
 *
 * @param bitDepth 8 or 16 bits for grey levels; colour has 8, or as many as this if more than 8 are stored.
 *     {@link Scaling#NONE} has 16 for grey whatever is said here
 * @param keepPhotometric leaves MONOCHROME1 images (low values are bright) as they are stored, instead of inverting them;
 *     an inverse Presentation LUT Shape is not applied either
 */
public record RenderOptions(Scaling scaling, int bitDepth, boolean keepPhotometric) {

    public RenderOptions {
        if (bitDepth != 8 && bitDepth != 16) {
            throw new IllegalArgumentException("a picture has 8 or 16 bits a sample, not " + bitDepth);
        }
    }
}

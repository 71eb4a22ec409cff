package org.niffler.app.explorer.image;

/**
 * A picture that has been made.
 *
 * @param png shared, not copied: nobody changes it
 * @param instance SOPInstanceUID of the image; empty text if it has none
 */
record PngPicture(byte[] png, String instance) {}

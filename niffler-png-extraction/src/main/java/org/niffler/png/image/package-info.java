/**
 * Turns the stored values of an image into a picture: photometric interpretation, lookup tables, scaling. Pure functions on arrays; may import the JDK and {@code org.niffler.dicom} values only, and touches no file.
 */
package org.niffler.png.image;

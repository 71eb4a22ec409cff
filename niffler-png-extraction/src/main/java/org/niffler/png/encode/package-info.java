/**
 * Writes pictures as PNG files (ISO/IEC 15948), with nothing in them but the picture and the name of the software. May import the JDK and {@code org.niffler.png.image}.
 */
package org.niffler.png.encode;

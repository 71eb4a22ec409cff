package org.niffler.testkit.demo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * A picture that the JDK could decode.
 *
 * @param name relative to the output folder, with {@code /}
 * @param frame of the source, from 1
 * @param width in pixels, like the height
 */
record PictureFile(String name, int frame, int width, int height) {

    /** @throws IOException if it is not there or is no PNG; says which */
    static PictureFile read(Path folder, String name, int frame) throws IOException {
        BufferedImage image = ImageIO.read(folder.resolve(name).toFile());
        if (image == null) {
            throw new IOException(name + " is no picture.");
        }
        return new PictureFile(name, frame, image.getWidth(), image.getHeight());
    }

    /** The patient's: the folder that the picture is in. */
    String pseudonym() {
        return name.split("/")[1];
    }
}

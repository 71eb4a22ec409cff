package org.niffler.app.report.plot;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.FileImageOutputStream;
import org.niffler.app.report.OutputFile;

/** A picture as PNG, at twice its natural size, for sharp screens and slides. */
final class PngFile {

    static final int SCALE = 2;

    private PngFile() {}

    static void write(Picture picture, Path file) throws IOException {
        BufferedImage image =
                new BufferedImage(picture.width() * SCALE, picture.height() * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.scale(SCALE, SCALE);
            picture.draw(graphics);
        } finally {
            graphics.dispose();
        }
        try (OutputFile output = OutputFile.begin(file, false)) {
            // Not ImageIO.write(image, "png", file), which may pass by a temporary file.
            try (FileImageOutputStream stream =
                    new FileImageOutputStream(output.part().toFile())) {
                if (!ImageIO.write(image, "png", stream)) {
                    throw new IOException("This Java writes no PNG: its module java.desktop is incomplete.");
                }
            }
            output.complete();
        }
    }
}

package org.niffler.bench.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.process.ProcessFailed;

class PicturesTest {

    @TempDir
    private Path folder;

    @Test
    void countsPngsWhereverTheyAre() throws IOException {
        write("a.png", 512, BufferedImage.TYPE_USHORT_GRAY);
        write("b/c.png", 512, BufferedImage.TYPE_USHORT_GRAY);
        Files.writeString(folder.resolve("b/metadata.csv"), "x");

        Pictures pictures = Pictures.in(folder);

        assertThat(pictures.count()).isEqualTo(2);
        assertThat(pictures.bytes())
                .isEqualTo(Files.size(folder.resolve("a.png")) + Files.size(folder.resolve("b/c.png")));
        assertThatCode(() -> pictures.require(ImageSet.CT, 2)).doesNotThrowAnyException();
    }

    @Test
    void saysThatPicturesAreMissing() throws IOException {
        write("a.png", 512, BufferedImage.TYPE_USHORT_GRAY);
        Pictures pictures = Pictures.in(folder);

        assertThatThrownBy(() -> pictures.require(ImageSet.CT, 2))
                .isInstanceOf(ProcessFailed.class)
                .hasMessage("1 pictures of 2 files");
    }

    @Test
    void saysThatAPictureHasAnotherSizeOrDepth() throws IOException {
        write("a.png", 511, BufferedImage.TYPE_BYTE_GRAY);
        Pictures pictures = Pictures.in(folder);

        assertThatThrownBy(() -> pictures.require(ImageSet.CT, 1))
                .isInstanceOf(ProcessFailed.class)
                .hasMessage("a.png has 511x512 pixels of 8 bits, not 512x512 pixels of 16 bits");
    }

    private void write(String name, int columns, int type) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(new BufferedImage(columns, 512, type), "png", file.toFile());
    }
}

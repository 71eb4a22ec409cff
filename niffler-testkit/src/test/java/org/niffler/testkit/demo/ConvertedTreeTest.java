package org.niffler.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertedTreeTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void convertACineLoop() throws IOException {
        Files.createDirectories(folder.resolve("extracted-images/p"));
        picture("extracted-images/p/c_1.png");
        picture("extracted-images/p/c_2.png");
        Files.writeString(folder.resolve("mapping.csv"), """
                Original DICOM file location, PNG location, Frame, Note
                "studies, all/1.2.3.dcm","out, new/extracted-images/p/c_1.png",1,
                "studies, all/1.2.3.dcm","out, new/extracted-images/p/c_2.png",2,
                """);
        Files.writeString(folder.resolve("metadata.csv"), """
                file,has_pix_array,category,Modality
                extracted-images/p/c_1.png,True,uncategorized,US
                extracted-images/p/d,False,no image,SR
                """);
        Files.writeString(folder.resolve("held-back.csv"), "file,reason\nstudies/1.2.4.dcm,it is a screenshot\n");
        Files.writeString(folder.resolve("failures.csv"), "file,class,reason\nstudies/1.2.5.dcm,3,is cut off\n");
    }

    @Test
    void knowsTheFramesOfAnObject() throws IOException {
        ConvertedTree tree = ConvertedTree.read(folder);

        assertThat(tree.pictures("1.2.3"))
                .containsExactly(
                        new PictureFile("extracted-images/p/c_1.png", 1, 6, 4),
                        new PictureFile("extracted-images/p/c_2.png", 2, 6, 4));
        assertThat(tree.pictures("1.2.4")).isEmpty();
    }

    @Test
    void countsWhatIsThere() throws IOException {
        ConvertedTree tree = ConvertedTree.read(folder);

        assertThat(tree.pngs()).isEqualTo(2);
        assertThat(tree.metadataRows()).isEqualTo(2);
    }

    @Test
    void saysWhyAnObjectHasNoPicture() throws IOException {
        ConvertedTree tree = ConvertedTree.read(folder);

        assertThat(tree.withoutPicture("1.2.4")).isEqualTo("held back: it is a screenshot");
        assertThat(tree.withoutPicture("1.2.5")).isEqualTo("failed: is cut off");
        assertThat(tree.withoutPicture("1.2.6")).isEqualTo("has no pixels");
    }

    @Test
    void refusesAPictureThatDoesNotOpen() throws IOException {
        Files.writeString(folder.resolve("extracted-images/p/c_2.png"), "no picture");

        assertThatThrownBy(() -> ConvertedTree.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessage("extracted-images/p/c_2.png is no picture.");
    }

    private void picture(String name) throws IOException {
        BufferedImage image = new BufferedImage(6, 4, BufferedImage.TYPE_USHORT_GRAY);
        ImageIO.write(image, "png", folder.resolve(name).toFile());
    }
}

package org.niffler.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.workflow.WorkUnit;
import org.niffler.workflow.match.FoundUnit;

class ListedFilesTest {

    @TempDir
    private Path folder;

    private ListedFiles files;

    @BeforeEach
    void open() throws IOException {
        files = new ListedFiles(PrivateFiles.folder(folder.resolve("units")), run -> {});
    }

    private Path image(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.exists(file) ? file : Files.createFile(file);
    }

    private static FoundUnit series(String uid, Path... files) {
        return new FoundUnit(WorkUnit.SERIES, "1.2", uid, "", List.of(files));
    }

    @Test
    void givesTheFilesBackWhateverTheyAreCalled() throws IOException {
        Path[] images = {image("images/a\nb.dcm"), image("images/Müller/ c "), image("images/1.dcm")};

        assertThat(files.files(files.add(series("1.2.3", images)))).containsExactly(images);
    }

    @Test
    void givesAHugeSeriesBack() throws IOException {
        Path image = image("images/1.dcm");
        FoundUnit huge = new FoundUnit(
                WorkUnit.SERIES,
                "1.2",
                "1.2.3",
                "",
                IntStream.range(0, 200_000).mapToObj(i -> image).toList());

        assertThat(files.files(files.add(huge))).hasSize(200_000);
    }

    @Test
    void namesAPlaceThatStaysWhenASeriesGrows() throws IOException {
        RunUnit before = files.add(series("1.2.3", image("images/1.dcm")));
        RunUnit after = files.add(series("1.2.3", image("images/1.dcm"), image("images/2.dcm")));

        assertThat(after.place()).isEqualTo(before.place()).doesNotContain("images");
        assertThat(files.files(before)).hasSize(1);
        assertThat(files.files(after)).hasSize(2);
    }

    @Test
    void tellsSeriesOfOneFolderAndFoldersOfOneSeriesApart() throws IOException {
        String place = files.add(series("1.2.3", image("a/1.dcm"))).place();

        assertThat(place)
                .isNotEqualTo(files.add(series("1.2.4", image("a/2.dcm"))).place())
                .isNotEqualTo(files.add(series("1.2.3", image("b/1.dcm"))).place());
    }

    @Test
    void tellsUnitsWithoutUidsOfOneFolderApart() throws IOException {
        assertThat(files.add(series("", image("a/1.dcm"))).place())
                .isNotEqualTo(files.add(series("", image("a/2.dcm"))).place());
    }

    @Test
    void forgetsWhatIsNotNeeded() throws IOException {
        RunUnit one = files.add(series("1.2.3", image("a/1.dcm")));
        RunUnit two = files.add(series("1.2.4", image("a/2.dcm")));

        files.keepOnly(List.of(one));
        assertThat(files.knows(one)).isTrue();
        assertThat(files.knows(two)).isFalse();

        files.forget(one);
        assertThat(files.knows(one)).isFalse();
        assertThat(files.files(one)).isEmpty();
    }
}

package org.niffler.workflow.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;
import org.niffler.testkit.fixture.WrittenStudy;

class FolderUnitsTest {

    private static final int FILE_SET_CONSISTENCY_FLAG = 0x00041212;

    @TempDir
    private Path folder;

    @Test
    void groupsInstancesBySeriesWhereverTheyLie() throws IOException {
        WrittenStudy study = SyntheticStudy.ct("P1").series(2).instances(3).writeTo(folder.resolve("a"));
        Path moved = folder.resolve("b/c/moved");
        Files.createDirectories(moved.getParent());
        Files.move(study.instances().get(0).file(), moved);

        FolderUnits units = FolderUnits.of(folder);

        assertThat(units.series()).hasSize(2).allSatisfy(group -> {
            assertThat(group.studyInstanceUid()).isEqualTo(study.studyUid());
            assertThat(group.files()).hasSize(3).isSorted();
        });
        assertThat(units.series())
                .filteredOn(group -> group.files().contains(moved))
                .extracting(FolderUnits.Group::seriesInstanceUid)
                .containsExactly(study.instances().get(0).seriesUid());
    }

    @Test
    void groupsSeriesByStudies() throws IOException {
        WrittenStudy first = SyntheticStudy.ct("P1").series(2).instances(2).writeTo(folder.resolve("1"));
        WrittenStudy second = SyntheticStudy.mr("P2").writeTo(folder.resolve("2"));

        assertThat(FolderUnits.of(folder).studies())
                .containsExactly(
                        new FolderUnits.Group(first.studyUid(), "", sorted(first)),
                        new FolderUnits.Group(second.studyUid(), "", sorted(second)));
    }

    @Test
    void keepsInstancesWithoutUidsTogetherByFolder() throws IOException {
        SyntheticStudy nameless = SyntheticStudy.ct("P1")
                .instances(2)
                .but(image -> image.remove(Tag.StudyInstanceUID))
                .but(image -> image.remove(Tag.SeriesInstanceUID));
        nameless.writeTo(folder.resolve("a"));
        nameless.writeTo(folder.resolve("b"));

        FolderUnits units = FolderUnits.of(folder);

        assertThat(units.series()).hasSize(2).allSatisfy(group -> {
            assertThat(group.seriesInstanceUid()).isEmpty();
            assertThat(group.files())
                    .hasSize(2)
                    .extracting(Path::getParent)
                    .containsOnly(group.files().get(0).getParent());
        });
        assertThat(units.studies()).hasSize(2);
    }

    @Test
    void countsWhatIsNoInstanceAndNamesWhatIsDamaged() throws IOException {
        WrittenStudy study = SyntheticStudy.ct("P1").writeTo(folder);
        SyntheticStudy.ct("P2")
                .but(image -> image.setInt(FILE_SET_CONSISTENCY_FLAG, VR.US, 0))
                .writeTo(folder);
        Files.writeString(folder.resolve("readme.txt"), "text");
        byte[] whole = Files.readAllBytes(study.instances().get(0).file());
        Path damaged = Files.write(folder.resolve("damaged"), Arrays.copyOf(whole, 420));

        FolderUnits units = FolderUnits.of(folder);

        assertThat(units.series()).hasSize(1);
        assertThat(units.others()).isEqualTo(2);
        assertThat(units.damaged()).containsExactly(damaged);
    }

    @Test
    void passesOverWhatIsStillArriving() throws IOException {
        SyntheticStudy.ct("P1").writeTo(folder.resolve(".niffler-incoming"));

        assertThat(FolderUnits.of(folder).series()).isEmpty();
    }

    @Test
    void followsLinksButTakesNothingTwice() throws IOException {
        WrittenStudy elsewhere = SyntheticStudy.ct("P1").instances(2).writeTo(folder.resolve("archive"));
        Path looked = Files.createDirectory(folder.resolve("looked"));
        Files.createSymbolicLink(looked.resolve("1"), folder.resolve("archive"));
        Files.createSymbolicLink(looked.resolve("2"), folder.resolve("archive"));
        Files.createSymbolicLink(
                looked.resolve("3"), elsewhere.instances().get(0).file());
        Files.createSymbolicLink(looked.resolve("loop"), looked);
        Files.createSymbolicLink(looked.resolve("nowhere"), folder.resolve("gone"));

        assertThat(FolderUnits.of(looked).series())
                .hasSize(1)
                .allSatisfy(group -> assertThat(group.files()).hasSize(2));
    }

    @Test
    void refusesWhatIsNoFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "text");

        assertThatThrownBy(() -> FolderUnits.of(file)).isInstanceOf(NotDirectoryException.class);
        assertThatThrownBy(() -> FolderUnits.of(folder.resolve("gone"))).isInstanceOf(NoSuchFileException.class);
    }

    private static List<Path> sorted(WrittenStudy study) {
        return study.instances().stream().map(WrittenInstance::file).sorted().toList();
    }
}

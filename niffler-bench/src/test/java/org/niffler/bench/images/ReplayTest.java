package org.niffler.bench.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.io.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    @TempDir
    private Path folder;

    @Test
    void writesCopiesThatDifferInTheirUidsOnly() throws IOException {
        Corpus corpus = Corpus.drawn(3);

        Replay.Written written = new Replay(corpus).write(folder, 7);

        assertThat(written.batch().files()).hasSize(7);
        assertThat(written.seriesInstanceUids()).hasSize(3).doesNotHaveDuplicates();
        Set<String> uids = new HashSet<>();
        for (Path file : written.batch().files()) {
            Attributes image = read(file);
            uids.add(image.getString(Tag.SOPInstanceUID));
            assertThat(written.seriesInstanceUids()).contains(image.getString(Tag.SeriesInstanceUID));
            assertThat(image.size()).isGreaterThan(100);
            assertThat(image.getBytes(Tag.PixelData)).hasSize(512 * 512 * 2);
        }
        assertThat(uids).hasSize(7);
        Attributes first = read(written.batch().files().get(0));
        Attributes again = read(written.batch().files().get(3));
        for (int tag : new int[] {Tag.SOPInstanceUID, Tag.StudyInstanceUID, Tag.SeriesInstanceUID}) {
            assertThat(again.getString(tag)).isNotEqualTo(first.getString(tag));
            first.remove(tag);
            again.remove(tag);
        }
        assertThat(again).isEqualTo(first);
    }

    @Test
    void sendsWhatItWrites() throws IOException {
        Replay replay = new Replay(Corpus.drawn(1));
        Replay.Series series = replay.next();
        Path file = folder.resolve("one.dcm");
        series.instances().get(0).write(file, series.uids(0));

        InstanceTemplate.DataSetBytes dataSet = series.instances().get(0).dataSet(series.uids(0));

        byte[] whole = Files.readAllBytes(file);
        byte[] behindMeta = Arrays.copyOfRange(whole, (int) Batch.dataSetOffset(file), whole.length);
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        dataSet.writeTo(sent);
        assertThat(sent.toByteArray()).isEqualTo(behindMeta);
        assertThat(dataSet.length()).isEqualTo(behindMeta.length);
        assertThat(dataSet.equalsBytes(behindMeta)).isTrue();
        behindMeta[behindMeta.length - 1]++;
        assertThat(dataSet.equalsBytes(behindMeta)).isFalse();
    }

    @Test
    void readsTheSeriesOfAFolderAndPassesOverOtherFiles() throws IOException {
        Replay.Written written = new Replay(Corpus.drawn(2)).write(folder, 4);
        Files.writeString(folder.resolve("README"), "not an image");

        Corpus corpus = Corpus.in(folder);

        assertThat(corpus.series())
                .hasSize(2)
                .allSatisfy(series -> assertThat(series).hasSize(2));
        assertThat(corpus.label()).isEqualTo("2 real series of 4 instances, 529 KB on average");
        assertThat(corpus.series().stream().map(series -> series.get(0).seriesInstanceUid()))
                .containsExactlyInAnyOrderElementsOf(written.seriesInstanceUids());
    }

    @Test
    void saysThatAFolderHasNoImage() throws IOException {
        Files.writeString(folder.resolve("README"), "not an image");

        assertThatThrownBy(() -> Corpus.in(folder))
                .isInstanceOf(IOException.class)
                .hasMessage("There is no DICOM file in " + folder + ".");
    }

    @Test
    void makesAnArchiveOnceAndRefusesAnother() throws IOException {
        Path place = folder.resolve("archive");
        Archive.in(place, 3, 2);
        List<Path> files = Batch.in(place).files();

        assertThat(Archive.in(place, 3, 2).series()).isEqualTo(3);

        assertThat(files).hasSize(6);
        assertThatThrownBy(() -> Archive.in(place, 4, 2))
                .isInstanceOf(IOException.class)
                .hasMessage(place + " has 6 files, not 4 series of 2. Name another folder, or delete it.");
    }

    private static Attributes read(Path file) throws IOException {
        try (ImageInputStream in = new ImageInputStream(file.toFile())) {
            return in.readDataset(-1, -1);
        }
    }
}

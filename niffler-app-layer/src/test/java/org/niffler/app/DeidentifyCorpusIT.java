package org.niffler.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.niffler.dicom.file.DicomFile;
import org.niffler.dicom.file.DicomInstance;
import org.niffler.dicom.file.FileBytes;
import org.niffler.dicom.file.PixelData;

/** Real images of many kinds, which are not part of the project: {@code -Dniffler.corpus=FOLDER}. */
@EnabledIfSystemProperty(named = "niffler.corpus", matches = ".+", disabledReason = "needs -Dniffler.corpus=FOLDER")
class DeidentifyCorpusIT {

    private static final Path CORPUS = Path.of(System.getProperty("niffler.corpus", ""));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"none", "shifted", "full"})
    void passesItsOwnCheck(String dates) {
        DeidentifyRun run = new DeidentifyRun(folder).option("Dates", dates);

        DeidentifyRun.Result result = deidentify(run);

        assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
        assertThat(run.files()).isNotEmpty();
        DeidentifyRun.Result check = run.check(run.out());
        assertThat(check.exitCode()).as(check.out()).isZero();
        assertThat(run.check(CORPUS).exitCode()).isEqualTo(1);
    }

    @Test
    void leavesPixelsAsTheyAreButForWhatIsNoPartOfThePicture() throws Exception {
        DeidentifyRun run = new DeidentifyRun(folder).option("AllowBurnedIn", "true");
        deidentify(run);
        List<String> different = new ArrayList<>();
        long compared = 0;

        for (List<String> row : run.reported()) {
            if (row.get(1).equals("written")) {
                compared++;
                byte[] before = pixels(CORPUS.resolve(row.get(0)));
                byte[] after = pixels(run.out().resolve(row.get(2)));
                if (!isSamePicture(before, after)) {
                    different.add(row.get(0));
                }
            }
        }

        assertThat(compared).isPositive();
        assertThat(different).isEmpty();
    }

    private static DeidentifyRun.Result deidentify(DeidentifyRun run) {
        return run.startOn(CORPUS);
    }

    /** The same bytes, some of them zeros where there was a comment; or fewer, as what is behind the picture is left out. */
    private static boolean isSamePicture(byte[] before, byte[] after) {
        long zeros = IntStream.range(0, after.length)
                .filter(i -> before[i] != after[i])
                .peek(i -> assertThat(after[i]).isZero())
                .count();
        return after.length <= before.length && zeros * 20 <= before.length;
    }

    private static byte[] pixels(Path file) throws Exception {
        DicomInstance instance = DicomFile.read(file);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (FileBytes bytes = instance.openPixelBytes()) {
            if (instance.pixelData() instanceof PixelData.Native pixels) {
                all.writeBytes(read(bytes, pixels.position(), pixels.length()));
            } else if (instance.pixelData() instanceof PixelData.Encapsulated pixels) {
                for (PixelData.Fragment fragment : pixels.fragments()) {
                    all.writeBytes(read(bytes, fragment.position(), fragment.length()));
                }
            }
        }
        return all.toByteArray();
    }

    private static byte[] read(FileBytes bytes, long position, long length) throws Exception {
        byte[] into = new byte[(int) length];
        bytes.readFully(position, into, 0, into.length);
        return into;
    }
}

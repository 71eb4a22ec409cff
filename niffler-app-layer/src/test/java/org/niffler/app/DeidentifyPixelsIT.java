package org.niffler.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.niffler.testkit.fixture.DcmFiles;
import org.niffler.testkit.fixture.SyntheticStudy;

/** What becomes of images with text in their pixels. */
class DeidentifyPixelsIT {

    private static final int SIZE = 64;

    /** The smallest of 12 bits, signed: black in MONOCHROME2. */
    private static final int BLACK = -2048;

    @TempDir
    private Path folder;

    private DeidentifyRun run;

    @BeforeEach
    void setUp() {
        run = new DeidentifyRun(folder);
    }

    @Test
    void holdsBackWhatMayShowANameAndWritesItOnlyOnRequest() {
        screen().writeTo(run.in());

        assertThat(run.start().exitCode()).isEqualTo(1);
        assertThat(run.files()).isEmpty();
        assertThat(run.reported().get(0).subList(1, 4))
                .containsExactly("held back", "", "it may show who the patient is: BurnedInAnnotation is YES");

        assertThat(run.option("AllowBurnedIn", "true").start().exitCode()).isZero();
        assertThat(run.files()).hasSize(1);
        assertThat(run.check(run.out()).out()).contains("pixels that may show who the patient is");
    }

    @ParameterizedTest
    @ValueSource(strings = {UID.ExplicitVRLittleEndian, UID.ExplicitVRBigEndianRetired, UID.RLELossless})
    void coversTheRegionAndNothingElseWhateverTheTransferSyntax(String transferSyntax) throws IOException {
        SyntheticStudy.ct("P0").writeTo(folder.resolve("plain"));
        short[] before = values(DcmFiles.dataSet(onlyFile(folder.resolve("plain"))));
        screen().transferSyntax(transferSyntax).writeTo(run.in());

        DeidentifyRun.Result result = run.option("BlankRegion", "10,0,20,5").start();

        assertThat(result.exitCode()).as(result.err()).isZero();
        Attributes image = DcmFiles.dataSet(run.file(0));
        short[] after = values(image);
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                boolean covered = y < 5 && x >= 10 && x < 30;
                assertThat((int) after[y * SIZE + x])
                        .as("%d,%d", x, y)
                        .isEqualTo(covered ? BLACK : before[y * SIZE + x]);
            }
        }
        assertThat(DcmFiles.metaInformation(run.file(0)).getString(Tag.TransferSyntaxUID))
                .isEqualTo(UID.ExplicitVRLittleEndian);
        assertThat(image.getString(Tag.BurnedInAnnotation)).isEqualTo("NO");
        assertThat(image.getSequence(Tag.DeidentificationMethodCodeSequence))
                .extracting(item -> item.getString(Tag.CodeValue))
                .contains("113101");
        assertThat(run.check(run.out()).exitCode()).isZero();
    }

    @Test
    void coversColoursOfEveryFrameAndPlane() throws IOException {
        byte[] pixels = new byte[2 * 3 * 4];
        Arrays.fill(pixels, (byte) 7);
        screen().but(image -> {
                    image.setInt(Tag.Rows, VR.US, 2);
                    image.setInt(Tag.Columns, VR.US, 2);
                    image.setInt(Tag.SamplesPerPixel, VR.US, 3);
                    image.setString(Tag.PhotometricInterpretation, VR.CS, "YBR_FULL");
                    image.setInt(Tag.PlanarConfiguration, VR.US, 1);
                    image.setInt(Tag.BitsAllocated, VR.US, 8);
                    image.setInt(Tag.BitsStored, VR.US, 8);
                    image.setInt(Tag.HighBit, VR.US, 7);
                    image.setInt(Tag.PixelRepresentation, VR.US, 0);
                    image.setString(Tag.NumberOfFrames, VR.IS, "2");
                    image.setBytes(Tag.PixelData, VR.OB, pixels);
                })
                .writeTo(run.in());

        run.option("BlankRegion", "1,0,1,1").start();

        Attributes image = DcmFiles.dataSet(run.file(0));
        byte[] frame = {7, 7, 7, 0, (byte) 128, (byte) 128, 7, 7, 7, 7, 7, 7};
        assertThat(image.getBytes(Tag.PixelData))
                .isEqualTo(ByteBuffer.allocate(24).put(frame).put(frame).array());
        assertThat(image.getInt(Tag.PlanarConfiguration, -1)).isZero();
        assertThat(image.getString(Tag.PhotometricInterpretation)).isEqualTo("YBR_FULL");
    }

    @Test
    void appliesTheFirstRuleThatFitsTheDevice() throws IOException {
        Path rules = Files.writeString(folder.resolve("regions.txt"), """
                # modality | manufacturer | model | rows x columns | regions
                US | * | * | * | 0,0,1,1
                CT | niffler* | PHANTOM | 64x64 | 0,0,64,1; 0,63,64,1
                CT | * | * | * | 0,0,64,64
                """);
        SyntheticStudy.ct("P1").writeTo(run.in());

        DeidentifyRun.Result result =
                run.option("BlankRegions", rules.toString()).start();

        assertThat(result.exitCode()).as(result.err()).isZero();
        short[] after = values(DcmFiles.dataSet(run.file(0)));
        assertThat((int) after[0]).isEqualTo(BLACK);
        assertThat((int) after[63 * SIZE]).isEqualTo(BLACK);
        assertThat((int) after[SIZE * 30 + 30]).isNotEqualTo(BLACK);
    }

    @Test
    void saysWhichRuleIsNone() throws IOException {
        Path rules = Files.writeString(folder.resolve("regions.txt"), "# comment\nCT | * | * | 64 | 0,0,1,1\n");

        DeidentifyRun.Result result = run.option("BlankRegions", rules.toString())
                .option("BlankRegion", "1,2,3")
                .start();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains(
                        "BlankRegions: " + rules + ": line 2: '64' is no size; expected rows x columns, or *",
                        "BlankRegion: '1,2,3' is no region; expected x,y,width,height in pixels");
    }

    @Test
    void failsWhereNothingOfTheRegionIsInTheImage() {
        screen().writeTo(run.in());

        assertThat(run.option("BlankRegion", "100,100,5,5").start().exitCode()).isEqualTo(1);

        assertThat(run.reported().get(0).subList(1, 4))
                .containsExactly("failed", "", "the regions to cover lie outside of its 64 rows and 64 columns");
    }

    private static SyntheticStudy screen() {
        return SyntheticStudy.ct("P1").but(image -> image.setString(Tag.BurnedInAnnotation, VR.CS, "YES"));
    }

    private static Path onlyFile(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }

    private static short[] values(Attributes image) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(image.getBytes(Tag.PixelData)).order(ByteOrder.LITTLE_ENDIAN);
        short[] values = new short[bytes.remaining() / Short.BYTES];
        bytes.asShortBuffer().get(values);
        return values;
    }
}

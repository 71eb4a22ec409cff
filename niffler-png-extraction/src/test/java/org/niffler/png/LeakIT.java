package org.niffler.png;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.ElementDictionary;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.niffler.testkit.fixture.SyntheticStudy;

/** Images whose every text attribute, nested and private ones too, holds a marker: it must not come out anywhere. */
class LeakIT {

    private static final String MARKER = "leak-Marker 4711";
    private static final Set<VR> TEXT = Set.of(
            VR.AE, VR.LO, VR.LT, VR.PN, VR.SH, VR.ST, VR.UC, VR.UR, VR.UT, VR.CS, VR.DS, VR.IS, VR.DA, VR.TM, VR.DT,
            VR.AS);
    private static final int IMAGE_PIXEL_GROUP = 0x0028;

    @TempDir
    private Path folder;

    private PngRun run;

    @BeforeEach
    void setUp() {
        run = new PngRun(folder).option("MaxHeaders", "100000").option("PublicHeadersOnly", "false");
    }

    @Test
    void writesNothingOfWhatTheHeaderSays() throws IOException {
        SyntheticStudy.ct("P1").instances(2).but(LeakIT::mark).writeTo(run.home());

        PngRun.Result result = run.start();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(run.pictures()).hasSize(2);
        assertThat(run.table("metadata.csv")).hasSize(2);
        assertThat(leaks(run.output(), MARKER)).isEmpty();
        assertThat(result.out() + result.err()).doesNotContain(MARKER);
    }

    @ParameterizedTest
    @CsvSource({"shifted, hmac", "full, sha224"})
    void takesNoTextForADateOrUidThatStays(String dates, String pseudonyms) throws IOException {
        SyntheticStudy.ct("P1").but(LeakIT::mark).writeTo(run.home());

        PngRun.Result result = run.option("Dates", dates)
                .option("Pseudonyms", pseudonyms)
                .option("RetainUids", "true")
                .start();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(run.table("metadata.csv")).hasSize(1);
        assertThat(leaks(run.output(), MARKER)).isEmpty();
    }

    @Test
    void writesNothingOfItWhenFilesFail() throws IOException {
        SyntheticStudy.ct("P1")
                .but(LeakIT::mark)
                .but(image -> image.remove(Tag.Rows))
                .writeTo(run.home());
        SyntheticStudy.ct("P2")
                .but(LeakIT::mark)
                .but(image -> image.setString(Tag.PhotometricInterpretation, VR.CS, MARKER))
                .writeTo(run.home());
        Path torn = SyntheticStudy.ct("P3")
                .but(LeakIT::mark)
                .writeTo(run.home())
                .instances()
                .get(0)
                .file();
        Files.write(torn, Arrays.copyOf(Files.readAllBytes(torn), 3000));

        PngRun.Result result = run.start();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(run.table("failures.csv")).hasSize(3);
        assertThat(leaks(run.output(), MARKER)).allMatch(name -> name.startsWith("failed-dicom/"));
        assertThat(result.out() + result.err()).doesNotContain(MARKER);
    }

    @Test
    void namesNoFileOfTheInputInWhatIsShared() throws IOException {
        SyntheticStudy.ct("P1").writeTo(run.home().resolve("DOE-JANE-19700101"));
        SyntheticStudy.ct("P2")
                .but(image -> image.remove(Tag.Rows))
                .writeTo(run.home().resolve("DOE-JANE-19700101"));

        PngRun.Result result = run.start();

        assertThat(leaks(run.output(), "DOE-JANE"))
                .allMatch(name -> name.startsWith(".niffler/")
                        || name.startsWith("failed-dicom/")
                        || Set.of("mapping.csv", "failures.csv").contains(name));
        assertThat(result.out() + result.err()).doesNotContain("DOE-JANE");
    }

    /** Gives every public attribute that may be text the marker, at the top, in items, and in items of items. */
    private static void mark(Attributes image) {
        markTexts(image);
        for (int tag :
                List.of(Tag.RequestAttributesSequence, Tag.ReferencedStudySequence, Tag.AcquisitionContextSequence)) {
            Attributes item = new Attributes();
            markTexts(item);
            Attributes nested = new Attributes();
            markTexts(nested);
            item.newSequence(Tag.ConceptNameCodeSequence, 1).add(nested);
            image.newSequence(tag, 1).add(item);
        }
        image.setString("LEAK CREATOR", 0x00190010, VR.LO, MARKER);
        image.setBytes("LEAK CREATOR", 0x00190011, VR.UN, MARKER.getBytes(StandardCharsets.US_ASCII));
    }

    private static void markTexts(Attributes attributes) {
        for (int tag : publicTags()) {
            VR vr = ElementDictionary.getStandardElementDictionary().vrOf(tag);
            boolean needed =
                    tag >>> 16 == IMAGE_PIXEL_GROUP && attributes.contains(tag) || tag == Tag.SpecificCharacterSet;
            if (TEXT.contains(vr) && !needed) {
                attributes.setBytes(tag, vr, MARKER.getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private static List<Integer> publicTags() {
        List<Integer> tags = new ArrayList<>();
        for (Field field : Tag.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == int.class) {
                try {
                    int tag = field.getInt(null);
                    if (Integer.compareUnsigned(tag, 0x00080000) >= 0 && Integer.compareUnsigned(tag, 0x7FE00000) < 0) {
                        tags.add(tag);
                    }
                } catch (IllegalAccessException e) {
                    throw new AssertionError(e);
                }
            }
        }
        assertThat(tags).hasSizeGreaterThan(3000);
        return tags;
    }

    /** The files that hold the text, or are named by it. */
    private static List<String> leaks(Path root, String text) throws IOException {
        List<String> leaks = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = root.relativize(file).toString();
                boolean holds = Files.isRegularFile(file)
                        && Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
                if (holds || name.contains(text)) {
                    leaks.add(name);
                }
            }
        }
        return leaks;
    }
}

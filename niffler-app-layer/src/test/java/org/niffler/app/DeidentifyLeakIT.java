package org.niffler.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.ElementDictionary;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.niffler.testkit.fixture.SyntheticStudy;

/** Images whose every text attribute, nested and private ones too, holds a marker: it is in no byte of what is shared. */
class DeidentifyLeakIT {

    private static final String MARKER = "leak-Marker 4711";
    private static final Set<VR> TEXT = Set.of(
            VR.AE, VR.LO, VR.LT, VR.PN, VR.SH, VR.ST, VR.UC, VR.UR, VR.UT, VR.CS, VR.DS, VR.IS, VR.DA, VR.TM, VR.DT,
            VR.AS);

    /** What an image is nothing without. */
    private static final Set<Integer> NEEDED =
            Set.of(Tag.SpecificCharacterSet, Tag.PhotometricInterpretation, Tag.NumberOfFrames);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "1.2.840.10008.1.2.1, none, false",
        "1.2.840.10008.1.2.1, shifted, true",
        "1.2.840.10008.1.2, full, false",
        "1.2.840.10008.1.2.2, shifted, false",
        "1.2.840.10008.1.2.5, shifted, true"
    })
    void nothingOfAHeaderIsInTheNewFiles(String transferSyntax, String dates, String keepHierarchy) throws IOException {
        DeidentifyRun run = new DeidentifyRun(folder)
                .option("Dates", dates)
                .option("KeepHierarchy", keepHierarchy)
                .option("RetainUids", "true");
        SyntheticStudy.ct("P1")
                .instances(2)
                .transferSyntax(transferSyntax)
                .but(DeidentifyLeakIT::mark)
                .writeTo(run.in().resolve(MARKER));

        DeidentifyRun.Result result = run.start();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(run.files()).hasSize(2);
        assertThat(leaks(run.out())).isEmpty();
        assertThat(result.out() + result.err()).doesNotContain(MARKER);
        assertThat(run.check(run.out()).exitCode()).isZero();
    }

    @Test
    void nothingOfTheFileMetaInformationIsInTheNewFiles() throws IOException {
        DeidentifyRun run = new DeidentifyRun(folder);
        Path file = SyntheticStudy.ct("P1").writeTo(run.in()).instances().get(0).file();
        byte[] bytes = Files.readAllBytes(file);
        System.arraycopy(MARKER.getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, MARKER.length());
        Files.write(file, bytes);

        assertThat(run.start().exitCode()).isZero();

        assertThat(run.files()).hasSize(1);
        assertThat(leaks(run.out())).isEmpty();
    }

    private static void mark(Attributes image) {
        markTexts(image);
        for (int tag :
                List.of(Tag.RequestAttributesSequence, Tag.ReferencedStudySequence, Tag.AcquisitionContextSequence)) {
            Attributes item = new Attributes(image.bigEndian());
            markTexts(item);
            Attributes nested = new Attributes(image.bigEndian());
            markTexts(nested);
            item.newSequence(Tag.ConceptNameCodeSequence, 1).add(nested);
            image.newSequence(tag, 1).add(item);
        }
        image.setString("LEAK CREATOR", 0x00190010, VR.LO, MARKER);
        image.setBytes("LEAK CREATOR", 0x00190011, VR.UN, MARKER.getBytes(StandardCharsets.US_ASCII));
        image.setString("SIEMENS MR HEADER", 0x0019000C, VR.IS, MARKER);
        image.setString("SIEMENS MR HEADER", 0x0019000D, VR.CS, MARKER);
        image.setString("GEMS_PARM_01", 0x00430027, VR.SH, MARKER);
        image.setBytes("GEMS_PARM_01", 0x00430028, VR.OB, MARKER.getBytes(StandardCharsets.US_ASCII));
        image.setBytes(Tag.OverlayData, VR.OB, MARKER.getBytes(StandardCharsets.US_ASCII));
        image.setBytes(Tag.DataSetTrailingPadding, VR.OB, MARKER.getBytes(StandardCharsets.US_ASCII));
    }

    private static void markTexts(Attributes attributes) {
        for (int tag : publicTags()) {
            VR vr = ElementDictionary.getStandardElementDictionary().vrOf(tag);
            if (TEXT.contains(vr) && !NEEDED.contains(tag)) {
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

    /** The files that hold the marker, or are named by it. */
    private static List<String> leaks(Path root) throws IOException {
        List<String> leaks = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = root.relativize(file).toString();
                boolean holds = Files.isRegularFile(file)
                        && Files.readString(file, StandardCharsets.ISO_8859_1).contains(MARKER);
                if (holds || name.contains(MARKER)) {
                    leaks.add(name);
                }
            }
        }
        return leaks;
    }
}

package org.niffler.dicom.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodestreamTextTest {

    private static final String SOI = "\u00ff\u00d8";
    private static final String EOI = "\u00ff\u00d9";
    private static final String TABLE = segment(0xDB, "\0table");
    private static final String SCAN = segment(0xDA, "scan") + "coded\u00ff\u0000\u00ff\u00d0DOE";
    private static final String SOC = "\u00ff\u004f" + segment(0x51, "size");
    private static final String TILE = segment(0x90, "tile");
    private static final String SOD = "\u00ff\u0093";

    @TempDir
    private Path folder;

    @Test
    void findsCommentsAndApplicationData() throws IOException {
        assertThat(text(SOI + segment(0xE1, "Exif Doe") + TABLE + segment(0xFE, "Doe^Jane") + SCAN + EOI))
                .containsExactly("Exif Doe", "Doe^Jane");
    }

    @Test
    void findsCommentsBetweenScans() throws IOException {
        assertThat(text(SOI + TABLE + SCAN + segment(0xFE, "Doe^Jane") + TABLE + SCAN + EOI))
                .containsExactly("Doe^Jane");
    }

    @Test
    void leavesWhatDecodersNeedOfApplicationDataAndNotWhatFollows() throws IOException {
        String jfif = "JFIF\u0000\u0001\u0001\u0000\u0000\u0001\u0000\u0001\u0000\u0000";

        assertThat(text(SOI
                        + segment(0xE0, jfif)
                        + segment(0xEE, "Adobe\0dxxxxx")
                        + segment(0xE8, "mrfx\u0001")
                        + SCAN))
                .isEmpty();
        assertThat(text(SOI + segment(0xE0, jfif + "thumbnail") + SCAN)).containsExactly("thumbnail");
    }

    @Test
    void findsWhatIsBehindTheEndUnlessItIsPadding() throws IOException {
        assertThat(text(SOI + TABLE + SCAN + EOI + "Doe")).containsExactly("Doe");
        assertThat(text(SOI + TABLE + SCAN + EOI + "\0")).isEmpty();
        assertThat(text(SOI + TABLE + SCAN + EOI, "Doe")).containsExactly("Doe");
    }

    @Test
    void followsAFrameOverItsFragments() throws IOException {
        String comment = segment(0xFE, "Doe^Jane");

        assertThat(text(SOI + comment.substring(0, 7), comment.substring(7) + TABLE + SCAN, "more" + EOI))
                .containsExactly("Doe", "^Jane");
        assertThat(text(SOI + TABLE + SCAN, "more" + comment + EOI, SOI + comment + SCAN + EOI))
                .containsExactly("Doe^Jane", "Doe^Jane");
    }

    @Test
    void findsCommentsOfJpeg2000InTheMainHeaderAndInThatOfATile() throws IOException {
        String comment = segment(0x64, "\0\u0001Doe^Jane");

        assertThat(text(SOC + comment + TILE + comment + SOD + "coded\u00ff\u0064\0\4DOE" + TILE + SOD + "coded" + EOI
                        + "x"))
                .containsExactly("Doe^Jane", "Doe^Jane", "x");
    }

    @Test
    void findsNothingInWhatIsNoCodestream() throws IOException {
        assertThat(text("Doe^Jane" + EOI, segment(0xFE, "Doe^Jane"))).isEmpty();
    }

    /** Every start of it, as a file that was cut has it, and lengths that lead out of it. */
    @Test
    void endsWhereverACodestreamIsDamaged() throws IOException {
        String whole = SOI + segment(0xE1, "Exif") + TABLE + segment(0xFE, "Doe") + SCAN + EOI;
        for (int length = 0; length <= whole.length(); length++) {
            assertThat(text(whole.substring(0, length))).hasSizeLessThanOrEqualTo(2);
        }
        assertThat(text(SOI + "\u00ff\u00fe\0\0Doe")).isEmpty();
        assertThat(text(SOI + "\u00ff\u00fe\u00ff\u00ffDoe")).containsExactly("Doe");
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.840.10008.1.2.4.50, true",
        "1.2.840.10008.1.2.4.70, true",
        "1.2.840.10008.1.2.4.81, true",
        "1.2.840.10008.1.2.4.90, true",
        "1.2.840.10008.1.2.4.202, true",
        "1.2.840.10008.1.2.4.100, false",
        "1.2.840.10008.1.2.5, false"
    })
    void knowsTheTransferSyntaxesOfCodestreams(String transferSyntax, boolean codestream) {
        assertThat(CodestreamText.isIn(transferSyntax)).isEqualTo(codestream);
    }

    private List<String> text(String... fragments) throws IOException {
        String all = "before" + String.join("", fragments) + "behind";
        Path file = Files.writeString(folder.resolve("fragments"), all, ISO_8859_1);
        List<String> found = new ArrayList<>();
        try (FileBytes bytes = FileBytes.open(file)) {
            CodestreamText text = new CodestreamText(bytes);
            int at = "before".length();
            for (String fragment : fragments) {
                for (CodestreamText.Part part :
                        text.next(new PixelData.Fragment(at, fragment.length(), fragment.length()))) {
                    found.add(all.substring((int) part.position(), (int) (part.position() + part.length())));
                }
                at += fragment.length();
            }
        }
        return found;
    }

    private static String segment(int code, String content) {
        int length = content.length() + 2;
        return "\u00ff" + (char) code + (char) (length >> 8) + (char) (length & 0xFF) + content;
    }
}

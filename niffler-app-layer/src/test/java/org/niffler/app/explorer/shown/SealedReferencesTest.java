package org.niffler.app.explorer.shown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.niffler.app.explorer.http.Refusal;
import org.niffler.deid.Pseudonymizer;

class SealedReferencesTest {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static final String STUDY = "1.2.840.113619.2.55.3.604688119.971.1268071029.320";

    private final References references = new SealedReferences(keyed(1));
    private final Random random = new Random(4711);

    private static Pseudonymizer keyed(int value) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) value);
        return Pseudonymizer.keyed(key);
    }

    @Test
    void opensWhatItSealed() {
        for (List<String> parts : List.of(
                List.<String>of(),
                List.of(""),
                List.of("", ""),
                List.of(STUDY),
                List.of("all", STUDY, "1.2.3"),
                List.of("<script>", "Ångström^日本 \u202e", "../..\\\"'"))) {
            assertThat(references.open("study", references.seal("study", parts)))
                    .isEqualTo(parts);
        }
    }

    @Test
    void opensAnythingAtRandomThatItSealed() {
        for (int round = 0; round < 500; round++) {
            List<String> parts = IntStream.range(0, random.nextInt(6))
                    .mapToObj(part -> random.ints(random.nextInt(100), 1, 0x800)
                            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                            .toString())
                    .toList();

            assertThat(references.open("run", references.seal("run", parts))).isEqualTo(parts);
        }
    }

    @Test
    void sealsForAddressesAndSaysNothing() {
        String reference = references.seal("study", List.of(STUDY));

        assertThat(reference).matches("[A-Za-z0-9_-]{80,160}");
        assertThat(references.seal("study", List.of(STUDY))).isNotEqualTo(reference);
    }

    @Test
    void opensWhatWasSealedBeforeARestart() {
        String reference = references.seal("study", List.of(STUDY));

        assertThat(new SealedReferences(keyed(1)).open("study", reference)).containsExactly(STUDY);
    }

    @Test
    void refusesWhatIsOfAnotherKindOrKey() {
        String reference = references.seal("study", List.of(STUDY));

        refuses(references, "series", reference);
        refuses(references, "", reference);
        refuses(new SealedReferences(keyed(2)), "study", reference);
    }

    @Test
    void refusesWhatIsChangedInAnyCharacterOrCut() {
        String reference = references.seal("study", List.of("1.2.3.4"));

        for (int place = 0; place < reference.length(); place++) {
            for (char other : ALPHABET.toCharArray()) {
                String forged = reference.substring(0, place) + other + reference.substring(place + 1);
                if (other != reference.charAt(place)) {
                    refuses(references, "study", forged);
                }
            }
            refuses(references, "study", reference.substring(0, place));
            refuses(references, "study", reference.substring(place + 1));
        }
    }

    @Test
    void refusesWhatNobodySealed() {
        for (String forged :
                List.of("", "-", "=", "..", "../../etc/passwd", "1.2.840", "%00", "\0", "é", "null", "A".repeat(40))) {
            refuses(references, "study", forged);
        }
        refuses(references, "study", references.seal("study", List.of("1")) + "=");
        for (int round = 0; round < 2_000; round++) {
            refuses(
                    references,
                    "study",
                    random.ints(random.nextInt(200), 0, ALPHABET.length())
                            .mapToObj(i -> ALPHABET.substring(i, i + 1))
                            .reduce("", String::concat));
        }
    }

    @Test
    void refusesLongForgeriesWithoutMuchWork() {
        String forged = "A".repeat(10_000);
        long start = System.nanoTime();

        for (int round = 0; round < 1_000; round++) {
            refuses(references, "study", forged);
        }

        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }

    @Test
    void givesWhatIsTooLongForAnAddressAReferenceThatLeadsNowhere() {
        String reference = references.seal("study", List.of("x".repeat(10_000)));

        assertThat(reference).hasSizeLessThan(100);
        refuses(references, "study", reference);
        refuses(references, "", reference);
        assertThat(references.seal("study", List.of("x".repeat(4_000)))).hasSizeLessThanOrEqualTo(6_000);
    }

    @Test
    void leadsNowhereForPartsThatItCouldNotTellApart() {
        refuses(references, "study", references.seal("study", List.of("a\0b")));
    }

    @Test
    void needsAKind() {
        assertThatThrownBy(() -> references.seal("", List.of("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a reference needs a kind");
    }

    @Test
    void hasAKeyOfItsOwnWherePseudonymsHaveNone() {
        References unkeyed = new SealedReferences(Pseudonymizer.sha224());
        String reference = unkeyed.seal("study", List.of(STUDY));

        assertThat(unkeyed.open("study", reference)).containsExactly(STUDY);
        refuses(new SealedReferences(Pseudonymizer.sha224()), "study", reference);
    }

    private static void refuses(References references, String kind, String reference) {
        assertThatThrownBy(() -> references.open(kind, reference)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
            assertThat(refusal)
                    .hasMessage("This address names nothing that this explorer has shown.")
                    .hasNoCause();
            assertThat(refusal.hint())
                    .isEqualTo("Search for the study again; addresses lead nowhere any more once the key of the"
                            + " pseudonyms is another.");
        });
    }
}

package org.niffler.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is typed ends in a filter or in a message. */
class FilterFuzzTest {

    private static final List<String> VALID = List.of(
            "Modality in (CR, DX) and BodyPartExamined ~ /chest/i and StudyDate between 20120101 and 20191231",
            "not (Manufacturer = \"GE*\" or SliceThickness <= 2.5) and PatientAge > 018Y # adults",
            "\"0x00191008,SIEMENS MR HEADER\" is not empty or 0x00191009 !~ /a\\/b[^c]{1,3}/",
            "StudyTime not between 08:00 and 1200.5 and ImageType not in (\"DERIVED\", SECOND\\*) and Rows != 512");

    private static final String CHARACTERS =
            "ab01 \t\n\r\"\\/*?()[]{},.=!<>~#&|^$-+_:%'\0\u0001\u00E4\uFEFF\uFFFF\uD83D\uDE00\u2028";

    private static final String[] PIECES = {
        "Modality", "StudyDate", "Rows", "and", "or", "not", "in", "between", "is", "empty", "exists", "(", ")", ",",
                "=",
        "!=", "<", ">=", "~", "!~", "/a/", "/(a/i", "\"x\"", "CT", "20200101", "5", "*", "\\", "#", "\n"
    };

    private final Random random = new Random(20260301);

    @Test
    void survivesAnyCharacters() {
        inTime(100_000, () -> characters(random.nextInt(80)));
    }

    @Test
    void survivesAnyOrderOfItsPieces() {
        inTime(4_000, () -> {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(14); i >= 0; i--) {
                text.append(PIECES[random.nextInt(PIECES.length)]).append(random.nextInt(4) == 0 ? "" : " ");
            }
            return text.toString();
        });
    }

    @Test
    void survivesMutationsOfFilters() {
        inTime(4_000, () -> {
            StringBuilder text = new StringBuilder(VALID.get(random.nextInt(VALID.size())));
            for (int i = random.nextInt(4); i >= 0; i--) {
                int at = random.nextInt(text.length());
                int end = Math.min(text.length(), at + random.nextInt(6));
                text.replace(
                        at, end, random.nextBoolean() ? characters(random.nextInt(3)) : text.substring(0, end - at));
                if (text.length() == 0) {
                    text.append('x');
                }
            }
            return text.toString();
        });
    }

    @Test
    void survivesMutationsOfMongoQueries() {
        String valid =
                "{\"$or\": [{\"Modality\": {\"$in\": [\"CT\", null]}}, {\"Rows\": {\"$gte\": 1.5e3}}], \"a.b\": true}";
        assertTimeoutPreemptively(Duration.ofMinutes(5), () -> {
            for (int i = 0; i < 20_000; i++) {
                StringBuilder text = new StringBuilder(valid);
                for (int j = random.nextInt(4); j >= 0; j--) {
                    int at = random.nextInt(text.length() + 1);
                    text.replace(at, Math.min(text.length(), at + random.nextInt(4)), characters(random.nextInt(3)));
                }
                try {
                    String query = MongoFilter.parse(text.toString()).storeQuery();
                    assertThat(MongoFilter.parse(query)).hasToString(query);
                } catch (FilterException e) {
                    assertThat(e.getMessage()).isNotBlank();
                }
            }
        });
    }

    @Test
    void readsTheLargestInputs() {
        List<String> large = List.of(
                "(".repeat(1_000_000),
                "not ".repeat(250_000),
                "Rows = 1 and ".repeat(80_000) + "Rows = 1",
                "Rows = 1 or not Rows = 2 and ".repeat(36_000) + "Rows = 1",
                "\"".repeat(1_000_000),
                "\\".repeat(1_000_000),
                "\n".repeat(1_000_000) + "x",
                "Rows = 1 #" + "x".repeat(1_000_000),
                "Modality ~ /" + "(".repeat(999) + "/",
                "Modality ~ /" + "(".repeat(499) + ")".repeat(499) + "/",
                "Modality ~ /" + "a*".repeat(499) + "/",
                "Modality ~ /" + "\\pL".repeat(300) + "/i",
                "Modality = " + "?*".repeat(499),
                "{".repeat(1_000_000));
        for (String text : large) {
            assertTimeoutPreemptively(Duration.ofMinutes(2), () -> parse(text));
            assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
                try {
                    MongoFilter.parse(text);
                } catch (FilterException e) {
                    assertThat(e.getMessage()).hasSizeLessThan(600);
                }
            });
        }
    }

    private String characters(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(
                    random.nextInt(50) == 0
                            ? (char) random.nextInt(0x10000)
                            : CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return text.toString();
    }

    private static void inTime(int times, java.util.function.Supplier<String> texts) {
        assertTimeoutPreemptively(Duration.ofMinutes(5), () -> {
            for (int i = 0; i < times; i++) {
                parse(texts.get());
            }
        });
    }

    private static void parse(String text) {
        try {
            Filter filter = Filter.parse(text);
            assertThat(Filter.parse(filter.toString())).isEqualTo(filter);
            assertThat(filter.storeQuery()).startsWith("{");
            filter.matches(Attributes.of("Modality=CT|Rows=5|StudyDate=20200101"));
        } catch (FilterException e) {
            assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(600);
        }
    }
}

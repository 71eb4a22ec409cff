package org.niffler.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FilterTextTest {

    private static final String CHARACTERS = "aB1 \\*?\"'/.-+:()[]{}|^$#=<>~,\n\r\t\u0000\u202E\u00E4\uD83D\uDE00";

    private static boolean finds(String filter, String value) throws FilterException {
        return Filter.parse(filter).matches(name -> Optional.of(List.of(value)));
    }

    private static String hostile(Random random) {
        int[] characters = CHARACTERS.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int length = 1 + random.nextInt(6); length > 0; length--) {
            text.appendCodePoint(characters[random.nextInt(characters.length)]);
        }
        return text.toString();
    }

    @Test
    void writesValuesThatAreReadAsTheSameAndAsNothingElse() throws FilterException {
        Random random = new Random(20261122);
        int written = 0;
        for (int i = 0; i < 20_000; i++) {
            String value = hostile(random);
            Optional<String> text = FilterText.value(value);
            if (text.isPresent()) {
                written++;
                assertThat(finds("Modality = " + text.get(), value))
                        .as(text.get())
                        .isTrue();
                assertThat(finds("Modality = " + text.get(), value + "a"))
                        .as(text.get())
                        .isFalse();
                assertThat(finds("Modality = " + text.get(), "x"))
                        .as(text.get())
                        .isFalse();
            }
        }
        assertThat(written).isBetween(5_000, 19_000);
    }

    @Test
    void writesRegularExpressionsThatFindAnyTextAndNothingElse() throws FilterException {
        Random random = new Random(20261123);
        for (int i = 0; i < 20_000; i++) {
            String value = hostile(random);
            String filter = "Modality ~ /^" + FilterText.inRegex(value) + "$/";

            assertThat(finds(filter, value)).as(filter).isTrue();
            assertThat(finds(filter, value + "\n")).as(filter).isFalse();
            assertThat(finds(filter, "a" + value)).as(filter).isFalse();
        }
    }

    @Test
    void writesWordsOfTheLanguageInQuotes() {
        assertThat(FilterText.value("and")).contains("\"and\"");
        assertThat(FilterText.value("CT")).contains("CT");
        assertThat(FilterText.value("DX CR")).contains("\"DX CR\"");
        assertThat(FilterText.value("*a?")).contains("\"\\*a\\?\"");
        assertThat(FilterText.value("a\nb")).isEmpty();
        assertThat(FilterText.value("")).isEmpty();
    }

    @Test
    void writesAttributesByTheirNamesInDocuments() {
        assertThat(FilterText.attribute("Modality")).contains("Modality");
        assertThat(FilterText.attribute("0x00191008,SIEMENS MR HEADER")).contains("\"0x00191008,SIEMENS MR HEADER\"");
        assertThat(FilterText.attribute("modality")).isEmpty();
        assertThat(FilterText.attribute("ReferencedSeriesSequence")).isEmpty();
        assertThat(FilterText.attribute("$where")).isEmpty();
    }

    @Test
    void putsFiltersTogether() throws FilterException {
        Filter filter = Filter.parse("Modality = CT # all\nor Rows > 5").and(Filter.parse("Columns = 7 and Rows = 5"));

        assertThat(filter).hasToString("(Modality = CT or Rows > 5) and Columns = 7 and Rows = 5");
        assertThat(Filter.parse(filter.toString())).isEqualTo(filter);
    }
}

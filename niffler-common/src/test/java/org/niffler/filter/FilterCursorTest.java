package org.niffler.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.niffler.filter.FilterCursor.Expected;

class FilterCursorTest {

    /** The cursor is where the text has a bar. */
    private static FilterCursor at(String text) {
        int position = text.indexOf('|');
        return FilterCursor.at(text.substring(0, position) + text.substring(position + 1), position);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "|; ATTRIBUTE",
                "Mod|; ATTRIBUTE",
                "Modality = CT and |; ATTRIBUTE",
                "not (|; ATTRIBUTE",
                "Modality |; OPERATOR",
                "Modality n|; OPERATOR",
                "Modality !|; OPERATOR",
                "Modality = |; VALUE",
                "Modality = C|T and Rows > 5; VALUE",
                "Modality = \"DX C|; VALUE",
                "Modality in |; WORD",
                "Modality in (|; VALUE",
                "Modality not in (CR, |; VALUE",
                "Modality in (CR |; WORD",
                "Modality in (CR) |; WORD",
                "Rows not |; WORD",
                "Rows between |; VALUE",
                "Rows between 5 |; WORD",
                "Rows between 5 and |; VALUE",
                "Rows between 5 and 7 |; WORD",
                "Rows exists |; WORD",
                "Rows is |; WORD",
                "Rows is not |; WORD",
                "Rows is empty |; WORD",
                "Modality ~ |; NOTHING",
                "Modality ~ /C|; NOTHING",
                "Modality ~ /C/i |; WORD",
                "Modality = CT # all |; NOTHING",
                "Modality CT |; NOTHING",
                "Modality = CT) |; NOTHING",
                "{\"Modality\": |; NOTHING",
            })
    void tellsWhatMayStandThere(String text, Expected expected) {
        assertThat(at(text).expected()).isEqualTo(expected);
    }

    @Test
    void tellsWhichPieceIsReplacedByWhatIsChosen() {
        FilterCursor word = at("Modality = CT and Manu|fact = X");
        FilterCursor quoted = at("Modality = \"DX \\\"C|R\\\" a\" and Rows > 5");
        FilterCursor open = at("Modality = \"DX|");
        FilterCursor fresh = at("Modality = |");

        assertThat(word)
                .returns(18, FilterCursor::from)
                .returns(26, FilterCursor::to)
                .returns("Manu", FilterCursor::typed);
        assertThat(quoted)
                .returns(11, FilterCursor::from)
                .returns(24, FilterCursor::to)
                .returns("DX \"C", FilterCursor::typed);
        assertThat(open)
                .returns(11, FilterCursor::from)
                .returns(14, FilterCursor::to)
                .returns("DX", FilterCursor::typed);
        assertThat(fresh)
                .returns(11, FilterCursor::from)
                .returns(11, FilterCursor::to)
                .returns("", FilterCursor::typed);
    }

    @Test
    void tellsOfWhichAttributeAValueIs() {
        assertThat(at("Rows > 5 and (Modality in (CT, |").attribute()).contains("Modality");
        assertThat(at("0x00080060 = |").attribute()).contains("0x00080060");
        assertThat(at("\"0x00191008,SIEMENS MR HEADER\" = |").attribute()).contains("0x00191008,SIEMENS MR HEADER");
        assertThat(at("Modalty = |").attribute()).isEqualTo(Optional.empty());
        assertThat(at("Modality |").attribute()).isEqualTo(Optional.empty());
    }

    @Test
    void tellsTheWordsOfTheLanguage() {
        assertThat(at("Modality = CT |").words()).containsExactly("and", "or");
        assertThat(at("not ((Modality = CT) |").words()).containsExactly("and", "or", ")");
        assertThat(at("Modality in (CT |").words()).containsExactly(",", ")");
        assertThat(at("Modality is |").words()).containsExactly("empty", "not empty");
        assertThat(at("Modality |").words()).contains("=", "not in", "between");
    }

    @Test
    void answersAtEveryPlaceOfWhateverIsTyped() {
        Random random = new Random(20261122);
        String characters = "Modality = \"\\/*?()#,<!~in andnot\n\u0001\uD83D\uDE00";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(30); length > 0; length--) {
                text.append(characters.charAt(random.nextInt(characters.length())));
            }
            int position = random.nextInt(text.length() + 1);

            FilterCursor cursor = FilterCursor.at(text.toString(), position);

            assertThat(cursor.from()).as("%s at %s", text, position).isBetween(0, position);
            assertThat(cursor.to()).as("%s at %s", text, position).isBetween(position, text.length());
        }
    }
}

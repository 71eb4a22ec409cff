package org.niffler.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of filters that cannot be read. */
class FilterErrorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\'',
            value = {
                "Modalty = CT;              1; \"Modalty\" is no keyword of PS3.6. Did you mean Modality?",
                "modality = CT;             1; \"modality\" is no keyword of PS3.6, in which case matters. Write Modality.",
                "Xyzzy = CT;                1; \"Xyzzy\" is no keyword of PS3.6. Write a keyword of PS3.6, for example StudyDate, or a tag, for example 0x00080020.",
                "0x0008002 = CT;            1; \"0x0008002\" is no tag. Write 0x and eight hexadecimal digits, for example 0x00080020.",
                "\"0x00180050,X\" = 5;      1; \"0x00180050,X\" names a private creator, but its group is not for private attributes. Leave the creator out, or correct the tag.",
                "RequestAttributesSequence exists; 1; \"RequestAttributesSequence\" is a sequence, and filters do not look into sequences. Filter by another attribute.",
                "PixelData exists;          1; \"PixelData\" is the image itself or stands behind it, and is not read. Filter by another attribute.",
                "TransferSyntaxUID = 1;     1; \"TransferSyntaxUID\" is no element of a data set, but of a message or of a file's meta information. Filter by another attribute.",
                "Modality;                  9; Expected an operator (=, !=, <, <=, >, >=, ~, !~, in, between, exists, is empty), but found the end.",
                "Modality CT;              10; Expected an operator (=, !=, <, <=, >, >=, ~, !~, in, between, exists, is empty), but found \"CT\".",
                "Modality ==CT;            11; Expected a value, but found \"=\".",
                "Modality =;               11; Expected a value, but found the end.",
                "Modality = and Rows = 1;  12; 'A value is expected here, and \"and\" is a word of the language. Write it in quotes if it is the value.'",
                "Modality = CT MR;         15; 'Expected and, or, or the end, but found \"MR\".'",
                "Modality = CT and;        18; 'Expected an attribute, for example Modality, but found the end.'",
                "and Modality = CT;         1; 'Expected an attribute, for example Modality, but found \"and\".'",
                "(Modality = CT;            1; This parenthesis is not closed. Write ) where it ends.",
                "(Modality = CT Rows;      16; 'Expected and, or, or ), but found \"Rows\".'",
                "Modality = CT);           14; 'Expected and, or, or the end, but found \")\".'",
                "Modality in CT;           13; 'Expected (, and values with commas between them, but found \"CT\".'",
                "Modality in ();           14; 'Expected a value, but found \")\".'",
                "Modality in (CT MR);      17; 'Expected a comma or ), but found \"MR\".'",
                "Modality not CT;          14; Expected in or between, but found \"CT\".",
                "Modality is CT;           13; Expected empty, but found \"CT\".",
                "Rows between 1, 2;        15; 'Expected and, and the range''s other end, but found \",\".'",
                "Rows between 2 and 1;     20; No value is between \"2\" and \"1\". Write the smaller one first.",
                "StudyDate > banana;       13; '\"banana\" is not a date, for example 20200131.'",
                "StudyDate = 20200230;     13; '\"20200230\" is not a date, for example 20200131.'",
                "StudyTime > 2500;         13; '\"2500\" is not a time, for example 093000.'",
                "AcquisitionDateTime > 20; 23; '\"20\" is not a date and time, for example 20200131093000.'",
                "PatientAge > 18;          14; '\"18\" is not an age, for example 045Y.'",
                "Rows > x;                  8; '\"x\" is not a number, for example 512.'",
                "SliceThickness = 5mm;     18; '\"5mm\" is not a number, for example 0.5.'",
                "StudyDate > 2020*;        13; 'Wildcards stand with =, !=, in and not in only. Write \\* or \\? if the character itself is meant.'",
                "Modality = \"\";          12; An empty value. Write is empty or is not empty.",
                "Modality = \"CT;          12; 'A closing quote is missing. Write \" behind the value, on the same line.'",
                "Modality = 'CT';          12; X",
                "Modality = \"a\\b\";      14; 'A backslash stands before \", \\, * or ? only. Write \\\\ if the value has a backslash.'",
                "Modality = A^B;           13; '\"^\" is not expected here. Write a value with other characters than letters, digits and . _ - + / : in quotes, for example \"DX CR\".'",
                "Modality = CT && Rows = 1; 15; \"&\" is not expected here. Write and.",
                "Modality = CT || Rows = 1; 15; \"|\" is not expected here. Write or.",
                "!Modality = CT;            1; '\"!\" is not expected here. Write not, != or !~.'",
                "Modality in [CT];         13; \"[\" is not expected here. A list of values stands in ( ).",
                "Modality ~ CT;            12; 'Expected a regular expression between slashes, for example /chest/i, but found \"CT\".'",
                "Modality ~ /CT;           12; 'A closing / is missing. Write / behind the regular expression, on the same line.'",
                "Modality ~ /C[T/;         12; The regular expression cannot be read: missing closing ]: [T. Its form is RE2's.",
                "Modality ~ /(?=a)/;       12; The regular expression cannot be read: invalid or unsupported Perl syntax: (?=. Its form is RE2's.",
                "Modality ~ /a{1001}/;     12; 'The repetitions of the regular expression, one times the other, are more than 1,000. Lessen them.'",
                "Modality ~ /((a{1000}){1000}){1000}/; 12; 'The repetitions of the regular expression, one times the other, are more than 1,000. Lessen them.'",
                "Modality ~ /CT/gi;        16; '\"gi\" is no flag. The only one is i: upper and lower case are alike.'",
                "Modality ~ //;            12; An empty regular expression. Write is not empty if any value will do.",
            })
    void saysWhatIsWrongWhereAndWhatToDo(String filter, int column, String message) {
        // JUnit's table has the apostrophe for its own use.
        String text = message.equals("X") ? "Modality = 'CT'" : filter;
        String expected = message.equals("X") ? "\"'\" is not expected here. Write values in double quotes." : message;

        FilterException thrown = catchThrowableOfType(FilterException.class, () -> Filter.parse(text));

        assertThat(thrown)
                .hasMessage("Line 1, column " + column + ": " + expected + "\n  " + text + "\n  "
                        + " ".repeat(column - 1) + "^");
        assertThat(thrown.line()).isEqualTo(1);
        assertThat(thrown.column()).isEqualTo(column);
    }

    @Test
    void pointsIntoTheLineOfSeveral() {
        assertThat(catchThrowableOfType(
                        FilterException.class, () -> Filter.parse("Modality = CT\r\n\tand Rows = ?x\r\n")))
                .isNull();
        FilterException thrown = catchThrowableOfType(
                FilterException.class, () -> Filter.parse("# CTs\r\nModality = CT\r\n\tand Rows = x\r\nand Rows = 1"));

        assertThat(thrown)
                .hasMessage("Line 3, column 13: \"x\" is not a number, for example 512.\n   and Rows = x\n"
                        + "              ^");
        assertThat(thrown.line()).isEqualTo(3);
    }

    @Test
    void showsTheNeighbourhoodInALongLine() {
        String filter = "Modality in (" + "CT, ".repeat(100) + "^" + ", MR".repeat(100) + ")";

        assertThat(catchThrowableOfType(FilterException.class, () -> Filter.parse(filter)))
                .hasMessage(
                        "Line 1, column 414: \"^\" is not expected here. Write a value with other characters than letters,"
                                + " digits and . _ - + / : in quotes, for example \"DX CR\".\n"
                                + "  ..., CT, CT, CT, CT, CT, CT, CT, CT, CT, CT, CT, CT, ^, MR, MR, MR, MR, MR, MR, MR, MR, MR, MR,"
                                + " MR, MR,...\n"
                                + "  " + " ".repeat(53) + "^");
    }

    @Test
    void refusesControlCharactersAndHalvesOfSurrogatePairs() {
        assertThat(catchThrowableOfType(FilterException.class, () -> Filter.parse("Modality = \"C\0T\"")))
                .hasMessage("Line 1, column 14: U+0000 cannot stand in a value. Take it out.\n"
                        + "  Modality = \"C T\"\n               ^");
        assertThat(catchThrowableOfType(FilterException.class, () -> Filter.parse("Modality = \"C\uD83D\"")))
                .hasMessageStartingWith("Line 1, column 14: U+D83D cannot stand in a value. Take it out.\n");
    }

    @Test
    void keepsToItsLimits() throws Exception {
        String values = String.join(", ", Collections.nCopies(10_000, "A"));
        assertThat(Filter.parse("Modality in (" + values + ")").attributes()).containsExactly("Modality");
        assertThat(catchThrowableOfType(FilterException.class, () -> Filter.parse("Modality in (" + values + ", B)")))
                .hasMessageStartingWith("Line 1, column 30014: More than 10,000 values. Split the list, and write or"
                        + " between the parts.\n");
        assertThat(Filter.parse("(".repeat(100) + "Rows = 1" + ")".repeat(100))).hasToString("Rows = 1");
        assertThat(catchThrowableOfType(
                        FilterException.class, () -> Filter.parse("(".repeat(101) + "Rows = 1" + ")".repeat(101))))
                .hasMessageStartingWith(
                        "Line 1, column 101: More than 100 parentheses and not are within each other. Take"
                                + " some out.\n");
        assertThat(catchThrowableOfType(FilterException.class, () -> Filter.parse("not ".repeat(50_000) + "Rows = 1")))
                .hasMessageStartingWith("Line 1, column 401: More than 100 parentheses and not");
        assertThat(catchThrowableOfType(FilterException.class, () -> Filter.parse("x".repeat(1024 * 1024 + 1))))
                .hasMessage("The filter has 1,048,577 characters; at most 1,048,576 are read. Shorten it.");
        assertThat(catchThrowableOfType(FilterException.class, () -> Filter.parse("x".repeat(1024 * 1024))))
                .hasMessageStartingWith(
                        "Line 1, column 1: \"" + "x".repeat(64) + "...\" is no keyword of PS3.6. Write");
        assertThat(catchThrowableOfType(
                        FilterException.class, () -> Filter.parse("Modality ~ /" + "x".repeat(1_001) + "/")))
                .hasMessageStartingWith(
                        "Line 1, column 12: A regular expression has at most 1,000 characters. Shorten it.\n");
        assertThat(catchThrowableOfType(
                        FilterException.class, () -> Filter.parse("Modality = " + "x".repeat(1_000) + "*")))
                .hasMessageStartingWith(
                        "Line 1, column 12: A value with wildcards has at most 1,000 characters. Shorten it.\n");
        assertThat(catchThrowableOfType(
                        FilterException.class,
                        () -> Filter.parse("Modality ~ /" + "(abcdefgh){30}".repeat(1) + "x".repeat(900) + "("
                                + "y".repeat(70) + "){33}/")))
                .isNull();
        assertThat(catchThrowableOfType(
                        FilterException.class, () -> Filter.parse("Modality ~ /(" + "y".repeat(100) + "){900}/")))
                .hasMessageStartingWith(
                        "Line 1, column 12: The regular expression is too large. Lessen its repetitions.\n");
        assertThat(catchThrowableOfType(FilterException.class, () -> Filter.parse(" # nothing\n")))
                .hasMessage("The filter is empty. Write a condition, for example Modality = CT.");
    }
}

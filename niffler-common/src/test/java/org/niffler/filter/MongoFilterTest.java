package org.niffler.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MongoFilterTest {

    private static final String ALLOWED =
            "Allowed are $all, $and, $elemMatch, $eq, $exists, $gt, $gte, $in, $lt, $lte, $mod,"
                    + " $ne, $nin, $nor, $not, $options, $or, $regex, $size, $type.";

    @Test
    void writesTheQueryWithoutWhiteSpaceAndNamesItsAttributes() throws Exception {
        MongoFilter filter = MongoFilter.parse("\n{ \"Modality\" : { \"$in\": [\"CT\", null, true] },\n \"$or\": ["
                + "{\"Rows\": {\"$gte\": 512, \"$lt\": 1e400}}, {\"$nor\": [{\"0x00191008\": {\"$not\": {\"$eq\": 0.10}}}]}],"
                + "\"_niffler.receivedAt\": {\"$gte\": {\"$date\": \"2020-01-01T00:00:00Z\"}},"
                + "\"PatientID\": {\"$regex\": \"^A\", \"$options\": \"i\"}, \"nested\": {\"Inner\": 1}}");

        assertThat(filter.storeQuery())
                .isEqualTo("{\"Modality\":{\"$in\":[\"CT\",null,true]},\"$or\":["
                        + "{\"Rows\":{\"$gte\":512,\"$lt\":1E+400}},{\"$nor\":[{\"0x00191008\":{\"$not\":{\"$eq\":0.10}}}]}],"
                        + "\"_niffler.receivedAt\":{\"$gte\":{\"$date\":\"2020-01-01T00:00:00Z\"}},"
                        + "\"PatientID\":{\"$regex\":\"^A\",\"$options\":\"i\"},\"nested\":{\"Inner\":1}}");
        assertThat(filter.attributes())
                .containsExactly("0x00191008", "Modality", "PatientID", "Rows", "_niffler.receivedAt", "nested");
        assertThat(MongoFilter.isOne("  {}")).isTrue();
        assertThat(MongoFilter.isOne("Modality = \"{\"")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$where\": \"sleep(1000)\"}",
                "{\"\\u0024where\": \"sleep(1000)\"}",
                "{\"$or\": [{\"Rows\": 1}, {\"$where\": \"sleep(1000)\"}]}",
                "{\"Rows\": {\"$not\": {\"$where\": 1}}}",
                "{\"Rows\": {\"$in\": [{\"a\": {\"$where\": 1}}]}}",
                "{\"Rows\": {\"$elemMatch\": {\"$where\": 1}}}",
                "{\"Rows\": [[[{\"$where\": 1}]]]}",
                "{\"Rows\": {\"$date\": {\"$where\": 1}}}",
                "{\"$and\":[{\"$and\":[{\"$and\":[{\"\\u0024\\u0077here\": 1}]}]}]}"
            })
    void refusesJavaScriptWhereverItStands(String query) {
        assertThatThrownBy(() -> MongoFilter.parse(query))
                .isInstanceOf(FilterException.class)
                .hasMessageMatching(
                        "(?s)Line 1, column [0-9]+: \\$where runs JavaScript on the server, and is refused\\. " + "\\Q"
                                + ALLOWED + "\\E\n.*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$expr",
                "$jsonSchema",
                "$text",
                "$comment",
                "$function",
                "$accumulator",
                "$near",
                "$geoWithin",
                "$rand",
                "$",
                "$Where",
                "$where ",
                "$sampleRate",
                "$code",
                "$scope",
                "$dbPointer",
                "$ref",
                "$bitsAllSet",
                "$lookup"
            })
    void refusesEverythingThatItDoesNotKnow(String operator) {
        assertThatThrownBy(() -> MongoFilter.parse("{\"" + operator + "\": 1}"))
                .isInstanceOf(FilterException.class)
                .hasMessageContaining(operator)
                .hasMessageContaining(", and is refused. " + ALLOWED);
        assertThatThrownBy(() -> MongoFilter.parse("{\"Rows\": {\"$not\": {\"" + operator + "\": 1}}}"))
                .isInstanceOf(FilterException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "[];                          1; A query is a JSON object: it begins with { and ends with }.",
                "{\"a\": 1} x;               10; This is not JSON: Unrecognized token 'x': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false').",
                "{\"a\": 1} {};              10; There is text behind the query's closing }. Take it out.",
                "{\"a\": 1;                   8; This is not JSON: Unexpected end-of-input: expected close marker for Object.",
                "{\"a\": 1, \"a\": 2};       13; This is not JSON: Duplicate field 'a'.",
                "{\"a\": {\"$gt\": 1, \"$gt\": 2}}; 23; This is not JSON: Duplicate field '$gt'.",
                "{a: 1};                      2; This is not JSON: Unexpected character ('a' (code 97)): was expecting double-quote to start field name.",
                "{\"a\": NaN};                10; This is not JSON: Non-standard token 'NaN'.",
                "{\"a\": [1};                9; This is not JSON: Unexpected close marker '}': expected ']'.",
                "{\"\": 1};                   2; An attribute has no name, or one with a NUL character. Name it.",
            })
    void saysWhatIsNoQuery(String query, int column, String message) {
        assertThatThrownBy(() -> MongoFilter.parse(query))
                .isInstanceOf(FilterException.class)
                .hasMessage("Line 1, column " + column + ": " + message + "\n  " + query + "\n  "
                        + " ".repeat(column - 1) + "^");
    }

    @Test
    void keepsToItsLimits() throws Exception {
        String deep = "{\"a\":".repeat(31) + "{}" + "}".repeat(31);
        assertThat(MongoFilter.parse(deep)).hasToString(deep);
        assertThatThrownBy(() -> MongoFilter.parse("{\"a\":".repeat(32) + "{}" + "}".repeat(32)))
                .hasMessageContaining("More than 32 braces and brackets are within each other. Take some out.");
        assertThatThrownBy(() -> MongoFilter.parse("{\"a\":" + "[".repeat(500_000)))
                .hasMessageContaining("More than 32 braces and brackets are within each other. Take some out.");
        assertThatThrownBy(() -> MongoFilter.parse("{" + " ".repeat(1024 * 1024)))
                .hasMessage("The query has 1,048,577 characters; at most 1,048,576 are read. Shorten it.");
        assertThatThrownBy(() -> MongoFilter.parse("{\"a\": {\"$regex\": \"" + "x".repeat(1_001) + "\"}}"))
                .hasMessageContaining("A regular expression has at most 1,000 characters. Shorten it.");
        assertThatThrownBy(
                        () -> MongoFilter.parse("{\"a\": {\"$regularExpression\": {\"options\": \"\", \"pattern\": \""
                                + "x".repeat(1_001) + "\"}}}"))
                .hasMessageContaining("A regular expression has at most 1,000 characters. Shorten it.");
    }
}

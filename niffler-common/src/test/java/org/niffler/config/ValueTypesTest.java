package org.niffler.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.niffler.config.RawValue.Shape;

class ValueTypesTest {

    enum Level {
        PATIENT,
        STUDY,
        SERIES_AND_IMAGE
    }

    private static <T> T parse(ValueType<T> type, String text) {
        return type.parse(RawValue.ofText(text));
    }

    private static void assertRefused(ValueType<?> type, RawValue raw, String message) {
        assertThatThrownBy(() -> type.parse(raw))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"TEXT", "ARRAY", "OBJECT"})
    void readsJsonFromAFileAsFromTheCommandLine(Shape shape) {
        ValueType<Integer> length = ValueTypes.jsonParsedBy(String::length, "<windows>");

        assertThat(length.parse(new RawValue(shape, "[1]"))).isEqualTo(3);
    }

    @Test
    void refusesAValueThatIsNoJsonArrayOrObject() {
        ValueType<String> json = ValueTypes.jsonParsedBy(text -> text, "<windows>");

        assertRefused(json, new RawValue(Shape.INTEGER, "7"), "allowed is windows as a JSON array or object");
        assertRefused(
                json,
                new RawValue(Shape.NULL, "null"),
                "allowed is windows as a JSON array or object; leave the key out to have its default");
    }

    @Test
    void keepsTextAsItIs() {
        assertThat(parse(ValueTypes.text(), " a b ")).isEqualTo(" a b ");
    }

    @Test
    void refusesANumberWhereTextIsExpectedBecauseLeadingZerosWouldBeLost() {
        assertRefused(
                ValueTypes.text(),
                new RawValue(Shape.INTEGER, "12"),
                "allowed is text that is not empty, in double quotes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void refusesEmptyText(String text) {
        assertRefused(ValueTypes.text(), RawValue.ofText(text), "allowed is text that is not empty");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 3", "+2, 2", "03, 3"})
    void readsWholeNumbersInTheirRange(String text, int number) {
        assertThat(parse(ValueTypes.integer(1, 3), text)).isEqualTo(number);
        assertThat(ValueTypes.integer(1, 3).parse(new RawValue(Shape.INTEGER, text)))
                .isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "4", "-1", "1.0", "two", "", " 1", "1 ", "99999999999999999999", "4294967297", "0x1"})
    void refusesOtherNumbersAndWords(String text) {
        assertRefused(ValueTypes.integer(1, 3), RawValue.ofText(text), "allowed is a whole number from 1 to 3");
    }

    @Test
    void refusesAFractionWhereAWholeNumberIsExpected() {
        assertRefused(
                ValueTypes.integer(1, 3), new RawValue(Shape.DECIMAL, "1.0"), "allowed is a whole number from 1 to 3");
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.5", "2, 2", "0, 0"})
    void readsDecimals(String text, BigDecimal number) {
        assertThat(parse(ValueTypes.decimal(BigDecimal.ZERO, BigDecimal.TEN), text))
                .isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e1", "NaN", "-0.1", "10.1", "0,5", ".5"})
    void refusesOtherDecimals(String text) {
        assertRefused(
                ValueTypes.decimal(BigDecimal.ZERO, BigDecimal.TEN),
                RawValue.ofText(text),
                "allowed is a number from 0 to 10");
    }

    @ParameterizedTest
    @CsvSource({"true, true", "True, true", "FALSE, false", "false, false"})
    void readsBooleansInAnyCase(String text, boolean value) {
        assertThat(parse(ValueTypes.bool(), text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "no", "1", "0", "on", "", "true "})
    void refusesAnythingElseAsABoolean(String text) {
        assertRefused(ValueTypes.bool(), RawValue.ofText(text), "allowed is true or false");
    }

    @Test
    void refusesANumberAsABoolean() {
        assertRefused(ValueTypes.bool(), new RawValue(Shape.INTEGER, "1"), "allowed is true or false");
    }

    @Test
    void readsPaths() {
        assertThat(parse(ValueTypes.path(), "csv/empi.csv")).isEqualTo(Path.of("csv", "empi.csv"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\0b"})
    void refusesPathsThatCannotBe(String text) {
        assertRefused(ValueTypes.path(), RawValue.ofText(text), "allowed is a path that is not empty");
    }

    @ParameterizedTest
    @CsvSource({"patient, PATIENT", "Study, STUDY", "series-and-image, SERIES_AND_IMAGE"})
    void readsEnumerations(String text, Level level) {
        assertThat(parse(ValueTypes.enumeration(Level.class), text)).isEqualTo(level);
    }

    @Test
    void listsAnEnumerationsConstantsInItsLabelAndItsMessage() {
        ValueType<Level> type = ValueTypes.enumeration(Level.class);

        assertThat(type.label()).isEqualTo("<patient|study|series-and-image>");
        assertRefused(type, RawValue.ofText("image"), "allowed is one of patient, study, series-and-image");
    }

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "30s, PT30S", "45, PT45S", "5m, PT5M", "2h, PT2H", "1d, PT24H", "5 m, PT5M", "0, PT0S"
    })
    void readsTimes(String text, Duration time) {
        assertThat(parse(ValueTypes.duration(), text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1s", "1.5h", "5 minutes", "", "s", "5M", "999999999999999999999s"})
    void refusesOtherTimes(String text) {
        assertRefused(
                ValueTypes.duration(),
                RawValue.ofText(text),
                "allowed is a time such as 500ms, 30s, 5m, 2h or 1d; a plain number counts seconds");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1024, 1024",
        "7 B, 7",
        "128 KiB, 131072",
        "128kb, 128000",
        "50 MB, 50000000",
        "10GiB, 10737418240",
        "2 tb, 2000000000000"
    })
    void readsSizes(String text, long bytes) {
        assertThat(parse(ValueTypes.byteSize(), text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5 GB", "10 K", "ten", "", "999999999999999999 TB"})
    void refusesOtherSizes(String text) {
        assertRefused(
                ValueTypes.byteSize(),
                RawValue.ofText(text),
                "allowed is a size such as 512 KiB, 50 MB or 10 GiB; a plain number counts bytes");
    }

    @Test
    void saysWhatToDoInsteadOfNull() {
        assertRefused(
                ValueTypes.bool(),
                new RawValue(Shape.NULL, "null"),
                "allowed is true or false; leave the key out to have its default");
    }
}

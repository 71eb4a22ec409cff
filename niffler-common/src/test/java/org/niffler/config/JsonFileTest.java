package org.niffler.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.niffler.config.JsonContent.Entry;
import org.niffler.config.RawValue.Shape;

class JsonFileTest {

    @TempDir
    Path folder;

    private JsonContent read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private JsonContent read(byte[] bytes) throws IOException {
        return new JsonFile(Files.write(file(), bytes), "--config FILE").read();
    }

    private Path file() {
        return folder.resolve("config.json");
    }

    private void assertProblem(JsonContent content, String message) {
        assertThat(content.problem()).map(Problem::message).contains(file() + message);
    }

    @Test
    void readsEveryKindOfValueWithItsLine() throws IOException {
        JsonContent content = read("""
                { "a": "x",
                  "b": 1, "c": 0.5,
                  "d": true,
                  "e": null,
                  "f": [1, {"g": 2}],
                  "h": {"i": [3]}, "j": "end" }
                """);

        assertThat(content.problem()).isEmpty();
        assertThat(content.entries())
                .containsExactly(
                        new Entry("a", new RawValue(Shape.TEXT, "x"), 1),
                        new Entry("b", new RawValue(Shape.INTEGER, "1"), 2),
                        new Entry("c", new RawValue(Shape.DECIMAL, "0.5"), 2),
                        new Entry("d", new RawValue(Shape.BOOLEAN, "true"), 3),
                        new Entry("e", new RawValue(Shape.NULL, "null"), 4),
                        new Entry("f", new RawValue(Shape.ARRAY, "[1,{\"g\":2}]"), 5),
                        new Entry("h", new RawValue(Shape.OBJECT, "{\"i\":[3]}"), 6),
                        new Entry("j", new RawValue(Shape.TEXT, "end"), 6));
    }

    @Test
    void keepsTheValuesInsideAnArrayAsTheyAre() throws IOException {
        assertThat(read("{\"a\": [ \"x\\n\\\"ü\", 0.10, 1e400, 12345678901234567890, true, null, {\"b\": {}} ]}")
                        .entries())
                .containsExactly(new Entry(
                        "a",
                        new RawValue(
                                Shape.ARRAY, "[\"x\\n\\\"ü\",0.10,1E+400,12345678901234567890,true,null,{\"b\":{}}]"),
                        1));
    }

    @Test
    void keepsAMemberThatIsGivenTwiceForTheParserOfTheKeyToRefuse() throws IOException {
        assertThat(read("{\"a\": {\"b\": 1, \"b\": 2}}").entries())
                .containsExactly(new Entry("a", new RawValue(Shape.OBJECT, "{\"b\":1,\"b\":2}"), 1));
    }

    @Test
    void toleratesAByteOrderMark() throws IOException {
        assertThat(read("\uFEFF{\"a\": \"ü\"}"))
                .isEqualTo(new JsonContent(
                        List.of(new Entry("a", new RawValue(Shape.TEXT, "ü"), 1)), Optional.empty()));
    }

    @Test
    void keepsWhatItReadBeforeAMistake() throws IOException {
        JsonContent content = read("{\n\"a\": 1,\n\"b\": yes\n}");

        assertThat(content.entries()).containsExactly(new Entry("a", new RawValue(Shape.INTEGER, "1"), 2));
        assertProblem(content, ", line 3, column 6: not JSON: text is written in double quotes");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("{\n \"a\": 1, // c\n}", 2, 10, "JSON has no comments; take the text out"),
                Arguments.of("# c\n{}", 1, 1, "JSON has no comments; take the text out"),
                Arguments.of("{ /* c */ }", 1, 3, "JSON has no comments; take the text out"),
                Arguments.of("{\"a\": 1,\n}", 2, 1, "take out the comma before the closing }"),
                Arguments.of("{\"a\": [1,]}", 1, 10, "take out the comma before the closing ]"),
                Arguments.of(
                        "{\"a\": 1\n\"b\": 2}",
                        2,
                        1,
                        "a comma is missing at the end of the line before or in front of this"),
                Arguments.of("{'a': 1}", 1, 2, "use double quotes, not single ones"),
                Arguments.of("{\"a\": True}", 1, 7, "write true and false in small letters"),
                Arguments.of("{\"a\": FALSE}", 1, 7, "write true and false in small letters"),
                Arguments.of("{\"a\": /opt/data}", 1, 7, "text is written in double quotes"),
                Arguments.of("{\"a\": images}", 1, 7, "text is written in double quotes"),
                Arguments.of("{a: 1}", 1, 2, "a key is written in double quotes"),
                Arguments.of("{\"a\": \"C:\\data\"}", 1, 11, "in JSON a backslash is written twice (C:\\\\data)"),
                Arguments.of("{\"a\": \"x\n}", 1, 9, "a closing quote is missing at the end of the line"),
                Arguments.of("{\"a\": 1", 1, 8, "the file ends too early; a closing quote or } is missing"),
                Arguments.of("{\"a\": \"x", 1, 9, "the file ends too early; a closing quote or } is missing"),
                Arguments.of("{\"a\": 1}}", 1, 9, "check the brackets"),
                Arguments.of("{\"a\": [1}", 1, 9, "check the brackets"),
                Arguments.of("{\"a\": 1} x", 1, 10, "there is text after the closing }"),
                Arguments.of("{\"a\": 1}\n{\"b\": 1}", 2, 1, "there is text after the closing }"),
                Arguments.of("{\"a\": 07}", 1, 8, "check the quotes, commas and numbers here and on the line before"),
                Arguments.of("{\"a\": .5}", 1, 7, "check the quotes, commas and numbers here and on the line before"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void saysWhatIsNotJsonAndWhere(String text, int line, int column, String advice) throws IOException {
        assertProblem(read(text), ", line " + line + ", column " + column + ": not JSON: " + advice);
    }

    @Test
    void refusesWhatIsNotAnObject() throws IOException {
        String message = ": holds no JSON object; the file begins with { and ends with }";

        assertProblem(read("[1]"), message);
        assertProblem(read("\"text\""), message);
        assertProblem(read("SrcAet=PACS"), message);
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        assertProblem(read(""), ": is empty; the least it must hold is {}");
        assertProblem(read(" \n"), ": is empty; the least it must hold is {}");
    }

    @Test
    void refusesWhatIsNotUtf8() throws IOException {
        assertProblem(
                read("{\"a\": \"ü\"}".getBytes(StandardCharsets.ISO_8859_1)), ": is not UTF-8 text; save it as UTF-8");
        assertProblem(read("{}".getBytes(StandardCharsets.UTF_16)), ": is not UTF-8 text; save it as UTF-8");
    }

    @Test
    void saysWhereItLookedForAFileThatIsMissing() {
        Path relative = Path.of("no-such-folder", "config.json");

        assertThat(new JsonFile(relative, "--config FILE").read().problem())
                .map(Problem::message)
                .contains("no-such-folder/config.json: no such file (looked for " + relative.toAbsolutePath()
                        + "); create it, or name another with --config FILE");
    }

    @Test
    void refusesAFolder() throws IOException {
        Files.createDirectory(file());

        assertProblem(
                new JsonFile(file(), "--config FILE").read(),
                ": is a folder, not a file; name another with --config FILE");
    }

    @Test
    void refusesAFileThatMayNotBeRead() throws IOException {
        Files.writeString(file(), "{}");
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("---------"));
        assumeThat(Files.isReadable(file())).as("root may read every file").isFalse();

        assertProblem(
                new JsonFile(file(), "--config FILE").read(),
                ": may not be read by this user; change its permissions (" + file().toAbsolutePath() + ")");
    }
}

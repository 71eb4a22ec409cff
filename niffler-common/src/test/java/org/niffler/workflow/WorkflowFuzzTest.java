package org.niffler.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.workflow.WorkflowFile.Parsed;

/** Whatever is in a file ends in a workflow or in problems. */
class WorkflowFuzzTest {

    private static final List<String> VALID = List.of("""
            {"name": "a", "filter": "StationName = \\"\\u00c4\\" and Rows > 5", "input": {"png": {"Scaling": "window"}},
             "command": ["x", "{input}", "{\\"a\\": 1}"], "timeout": "30m", "environment": {"A": "b"}, "nice": 5}
            """, """
            {"filter-file": "x.cohort", "unit": "study", "container": {"image": "a", "arguments": ["{output}"],
             "network": "none", "gpus": "all"}, "memory": "4 GiB", "queue": 10, "concurrency": 2, "retries": 1}
            """, """
            {"filter": "Modality = CT\\nor Modality = MR", "forward": "A@[::1]:104", "input": {"deidentified": {}},
             "on-success": {"keep": true, "mail": "a@b.example"}, "on-failure": {"post": "https://a.example/"}}
            """);

    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\\u",
        "\\u0000",
        "\\ud83d",
        "\uD83D\uDE00",
        "\uFEFF",
        "null",
        "true",
        "-1",
        "1e999",
        "0.5",
        "\"x\"",
        "{}",
        "[]",
        "{\"a\": 1}",
        "\"filter\": ",
        "\"input\"",
        "{inpt}",
        "\n",
        "\r\n",
        "\0",
        "/",
        "//",
        "@",
        "%",
        "' '",
        "\"\"",
        " ",
        "999999999999999999999",
        "\u2028",
        "Z",
        "@:",
        "://"
    };

    private final Random random = new Random(20260711);

    @TempDir
    private Path folder;

    @Test
    void survivesAnyBytes() {
        inTime(2_000, () -> {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            return bytes;
        });
    }

    @Test
    void survivesMutationsOfWorkflows() {
        inTime(6_000, () -> {
            StringBuilder text = new StringBuilder(VALID.get(random.nextInt(VALID.size())));
            for (int i = random.nextInt(4); i >= 0; i--) {
                int at = random.nextInt(text.length() + 1);
                int end = Math.min(text.length(), at + random.nextInt(6));
                text.replace(at, end, random.nextInt(3) == 0 ? "" : PIECES[random.nextInt(PIECES.length)]);
            }
            return text.toString().getBytes(StandardCharsets.UTF_8);
        });
    }

    @Test
    void survivesBrokenBytesInWorkflows() {
        inTime(2_000, () -> {
            byte[] bytes = VALID.get(random.nextInt(VALID.size())).getBytes(StandardCharsets.UTF_8);
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            return random.nextBoolean() ? bytes : Arrays.copyOf(bytes, random.nextInt(bytes.length));
        });
    }

    @Test
    void survivesTheLargestFiles() {
        List<String> large = List.of(
                "[".repeat(1_000_000),
                "{\"a\":".repeat(200_000),
                "{\"" + "a".repeat(1_000_000),
                "{\"" + "a".repeat(40_000) + "\": 1}",
                "{\"name\": \"" + "\\u0000".repeat(170_000) + "\"}",
                "{\"nice\": " + "9".repeat(1_000_000) + "}",
                "{\"command\": [" + "\"{x}\",".repeat(100_000) + "\"\"]}",
                "{\"command\": [\"" + "{".repeat(1_000_000) + "\"]}",
                "{\"on-success\": {\"mail\": \"" + "a@".repeat(400_000) + "\"}}",
                "{" + "\"a\": 1, ".repeat(100_000) + "\"b\": 2}",
                "{\"filter\": \"" + "\\n".repeat(500_000) + "x\"}",
                "\n".repeat(1_000_000));
        large.forEach(text -> inTime(1, () -> text.getBytes(StandardCharsets.UTF_8)));
    }

    private void inTime(int times, Supplier<byte[]> contents) {
        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            Files.writeString(folder.resolve("x.cohort"), "Modality = CT");
            for (int i = 0; i < times; i++) {
                read(contents.get());
            }
        });
    }

    private void read(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("flow.json"), content);

        Parsed parsed = WorkflowFile.read(file);

        assertThat(parsed.workflow().isPresent()).isEqualTo(parsed.problems().isEmpty());
        assertThat(parsed.problems())
                .allSatisfy(problem -> assertThat(problem.message())
                        .isNotBlank()
                        .hasSizeLessThan(1_100)
                        .doesNotContainPattern("\\p{Cntrl}"));
    }
}

package org.niffler.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineLogTest {

    @TempDir
    private Path folder;

    private final List<String> seen = new ArrayList<>();

    @Test
    void givesTheLinesItHoldsAndWhereTheyBegin() throws IOException {
        Path file = Files.writeString(folder.resolve("log"), "one\n\nthree\n");

        LineLog.read(file, (bytes, offset, length, at) -> seen.add(at + text(bytes, offset, length)));

        assertThat(seen).containsExactly("0one", "4", "5three");
    }

    @Test
    void cutsOffATornLineBeforeItGoesOn() throws IOException {
        Path file = Files.writeString(folder.resolve("log"), "one\ntw");

        try (LineLog log = LineLog.open(file, opened -> this::see)) {
            long at = log.write(bytes("2\nthree\n"));
            log.force(at + 8);

            assertThat(at).isEqualTo(4);
            assertThat(log.lineAt(6)).isEqualTo(bytes("three"));
        }
        assertThat(seen).containsExactly("one");
        assertThat(file).hasContent("one\n2\nthree\n");
    }

    @Test
    void readsOtherLinesWhileItIsOpened() throws IOException {
        Path file = Files.writeString(folder.resolve("log"), "one\ntwo\n");

        LineLog.open(file, log -> (bytes, offset, length, at) -> seen.add(text(log.lineAt(0), 0, 3)))
                .close();

        assertThat(seen).containsExactly("one", "one");
    }

    @Test
    void putsLinesTogetherThatAreLongerThanABlock() throws IOException {
        String longLine = "x".repeat(3 << 20);
        Path file = Files.writeString(folder.resolve("log"), "one\n" + longLine + "\nthree\n");

        LineLog.read(file, this::see);

        assertThat(seen).containsExactly("one", longLine, "three");
    }

    private void see(byte[] bytes, int offset, int length, long at) {
        seen.add(text(bytes, offset, length));
    }

    private static String text(byte[] bytes, int offset, int length) {
        return new String(bytes, offset, length, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

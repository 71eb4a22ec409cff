package org.niffler.png.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SmallHeapTest {

    private static final int FILES = 40_000;
    private static final int HEAP_MEBIBYTES = 40;

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void opensAndWritesACohortThatIsLargerThanTheHeap() throws Exception {
        Path state = Files.createDirectory(folder.resolve("state"));
        fill(RecordSpool.file(state));
        assertThat(Files.size(RecordSpool.file(state))).isGreaterThan(2L * HEAP_MEBIBYTES << 20);

        Process small = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP_MEBIBYTES + "m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeap.class.getName(),
                        state.toString(),
                        Integer.toString(FILES),
                        folder.resolve("out").toString())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(small.getInputStream().readAllBytes())).isEmpty();
        assertThat(small.waitFor()).isZero();
        try (Stream<String> lines = Files.lines(folder.resolve("out/metadata.csv"))) {
            assertThat(lines.count()).isEqualTo(FILES + 1L);
        }
    }

    /** What {@link RecordSpool#append} would write, without waiting for the disk each time. */
    private static void fill(Path file) throws IOException {
        RecordFormat format = new RecordFormat();
        SpoolHeader header = new SpoolHeader();
        Columns columns = new Columns();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write(header.first(Records.SETTINGS));
            for (int i = 0; i < FILES; i++) {
                int known = columns.size();
                byte[] line = format.line(record(i), columns);
                for (int column = known; column < columns.size(); column++) {
                    out.write(header.column(columns.name(column)));
                }
                out.write(line);
            }
        }
    }

    /** Sources come in an order that is not theirs, as from several threads. */
    private static FileRecord record(int number) {
        String source = "patient " + number * 7919L % FILES + "/1.dcm";
        Map<String, String> headers = Map.of(
                "ImageComments",
                "comment ".repeat(280),
                "Rows",
                "512",
                "0x0029" + String.format("%04X", number % 200),
                "v");
        return new FileRecord(source, new FileOutcome.NoPixels(), Optional.of(new MetadataRow("f", false, headers)));
    }
}

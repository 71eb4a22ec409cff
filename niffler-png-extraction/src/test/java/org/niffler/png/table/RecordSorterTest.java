package org.niffler.png.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordSorterTest {

    private static final int RUN_BYTES = 16 * 1024;

    @TempDir
    private Path folder;

    @Test
    void sortsFarMoreThanItHoldsInMemory() throws IOException {
        List<String> sources = new ArrayList<>(IntStream.range(0, 20_000)
                .mapToObj(i -> String.format("f%05d", i))
                .toList());
        List<String> expected = List.copyOf(sources);
        Collections.shuffle(sources, new Random(1));

        try (RecordSorter sorter = new RecordSorter(folder.resolve("sorting"), RUN_BYTES, 4)) {
            for (String source : sources) {
                sorter.add(entry(source, 0));
            }

            assertThat(all(sorter)).extracting(SortEntry::place).isEqualTo(expected);
            assertThat(all(sorter)).extracting(SortEntry::place).isEqualTo(expected);
            assertThat(sorter.largestRun()).isLessThan(RUN_BYTES + 1024);
            assertThat(sorter.runsMade()).isGreaterThan(200);
            try (Stream<Path> runs = Files.list(folder.resolve("sorting"))) {
                assertThat(runs).hasSizeLessThanOrEqualTo(4);
            }
        }
        assertThat(folder.resolve("sorting")).doesNotExist();
    }

    @Test
    void putsTheEarlierSpoolsRecordFirst() throws IOException {
        try (RecordSorter sorter = new RecordSorter(folder.resolve("sorting"), 200, 2)) {
            for (int spool : new int[] {2, 0, 1}) {
                sorter.add(entry("same", spool));
            }

            assertThat(all(sorter)).extracting(SortEntry::spool).containsExactly(0, 1, 2);
        }
    }

    @Test
    void saysWhereItCannotSort() throws IOException {
        Path sorting = folder.resolve("sorting");
        Files.createDirectories(sorting.resolve("run-1"));
        try (RecordSorter sorter = new RecordSorter(sorting, 1, 2)) {
            assertThatThrownBy(() -> sorter.add(entry("any", 0)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("Cannot sort the records of finished files in " + sorting + ": Cannot make the file "
                            + sorting.resolve("run-1") + " (FileAlreadyExistsException). Check the permissions of the"
                            + " folder it is in, and the space on its disk. Make room for twice the size of those"
                            + " records, and start again; none is lost.");
        }
    }

    private static SortEntry entry(String source, int spool) {
        return new SortEntry(source, spool, ("line of " + source).getBytes(StandardCharsets.UTF_8));
    }

    private static List<SortEntry> all(RecordSorter sorter) throws IOException {
        List<SortEntry> all = new ArrayList<>();
        try (RunMerge merge = sorter.sorted()) {
            for (Optional<SortEntry> next = merge.next(); next.isPresent(); next = merge.next()) {
                all.add(next.get());
            }
        }
        return all;
    }
}

package org.niffler.png.table;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** Reads several sorted runs as one. In memory are a buffer and an entry of each. */
final class RunMerge implements Closeable {

    private record Head(SortEntry entry, SortedRun.Reader rest) {}

    private final List<SortedRun.Reader> readers = new ArrayList<>();
    private final PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::entry, SortEntry.ORDER));

    RunMerge(List<Path> runs) throws IOException {
        try {
            for (Path run : runs) {
                SortedRun.Reader reader = new SortedRun.Reader(run);
                readers.add(reader);
                queue(reader);
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    Optional<SortEntry> next() throws IOException {
        Head first = heads.poll();
        if (first == null) {
            return Optional.empty();
        }
        queue(first.rest());
        return Optional.of(first.entry());
    }

    private void queue(SortedRun.Reader reader) throws IOException {
        reader.next().ifPresent(entry -> heads.add(new Head(entry, reader)));
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (SortedRun.Reader reader : readers) {
            try {
                reader.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}

package org.niffler.meta.state;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.niffler.progress.LineLog;
import org.niffler.progress.LineVisitor;

/**
 * A part of one of the queue's files.
 *
 * @param first the number of the file's first line
 * @param from the number of the part's first line
 * @param to the number behind its last line
 */
record Stretch(Path file, long first, long from, long to) {

    /** Is given the entries in their order. */
    @FunctionalInterface
    interface Sink {
        void entry(Numbered entry);
    }

    /**
     * What is wrong with the file up to the part's end: before the part, too, since a line break that is lost or won there
     * makes others of the lines behind it.
     *
     * @param missing how many of the part's lines are not in the file
     * @param firstLost the number of the first line that is damaged or missing; empty if none is
     */
    record Damage(DamagedLines lines, long missing, OptionalLong firstLost) {
        long count() {
            return lines.count() + missing;
        }
    }

    Damage read(Sink sink) throws IOException {
        if (from >= to) {
            return new Damage(new DamagedLines(), 0, OptionalLong.empty()); // all is done, whatever became of it
        }
        Reader reader = new Reader(sink);
        LineLog.read(file, reader);
        long missing = Math.max(to - Math.max(reader.number, from), 0);
        OptionalLong end = missing > 0 ? OptionalLong.of(to - missing) : OptionalLong.empty();
        OptionalLong line = reader.damaged.first();
        return new Damage(
                reader.damaged, missing, line.isPresent() ? OptionalLong.of(first + line.getAsLong() - 1) : end);
    }

    /** Lines behind the part may be of an append in flight, which may be taken back and come otherwise: not looked at. */
    private final class Reader implements LineVisitor {

        private final Sink sink;
        private final DamagedLines damaged = new DamagedLines();
        private long number = first;

        Reader(Sink sink) {
            this.sink = sink;
        }

        @Override
        public void line(byte[] bytes, int offset, int length, long at) {
            if (number < to) {
                try {
                    QueueEntry entry = QueueFormat.line(bytes, offset, length).entry();
                    if (number >= from) {
                        sink.entry(new Numbered(number, entry));
                    }
                } catch (DamagedLineException e) {
                    damaged.add(number - first + 1);
                }
            }
            number++;
        }
    }
}

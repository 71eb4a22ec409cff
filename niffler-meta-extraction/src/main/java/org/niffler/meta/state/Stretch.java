package org.niffler.meta.state;

import java.io.IOException;
import java.nio.file.Path;
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

    /** @param missing how many of its lines are not in the file */
    record Damage(DamagedLines lines, long missing) {
        long count() {
            return lines.count() + missing;
        }
    }

    Damage read(Sink sink) throws IOException {
        Reader reader = new Reader(sink);
        LineLog.read(file, reader);
        return new Damage(reader.damaged, Math.max(to - Math.max(reader.number, from), 0));
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
            if (number >= from && number < to) {
                try {
                    QueueEntry entry = QueueFormat.line(bytes, offset, length).entry();
                    sink.entry(new Numbered(number, entry));
                } catch (DamagedLineException e) {
                    damaged.add(number - first + 1);
                }
            }
            number++;
        }
    }
}

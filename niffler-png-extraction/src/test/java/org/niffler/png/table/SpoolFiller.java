package org.niffler.png.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Appends to a spool from several threads until it is killed, and says of each record that it is safe. */
final class SpoolFiller {

    private SpoolFiller() {}

    public static void main(String[] args) throws Exception {
        List<Thread> threads = new ArrayList<>();
        try (RecordSpool spool = RecordSpool.open(Path.of(args[0]), Records.SETTINGS, Records.CLOCK)) {
            for (int i = 0; i < 4; i++) {
                String worker = args[1] + "-" + i;
                threads.add(new Thread(() -> fill(spool, worker)));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private static void fill(RecordSpool spool, String worker) {
        try {
            for (int i = 0; i < Integer.MAX_VALUE; i++) {
                String source = worker + "/" + i;
                spool.append(
                        Records.converted(source, "0x0029" + String.format("%04X", i % 5000), "v".repeat(i % 300)));
                System.out.println(source);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

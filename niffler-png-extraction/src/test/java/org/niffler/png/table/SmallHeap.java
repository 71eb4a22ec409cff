package org.niffler.png.table;

import java.io.IOException;
import java.nio.file.Path;

/** Opens a spool and writes its tables in a Java virtual machine of its own, whose heap the test chooses. */
final class SmallHeap {

    private SmallHeap() {}

    public static void main(String[] args) throws IOException {
        Path state = Path.of(args[0]);
        try (RecordSpool spool = RecordSpool.open(state, Records.SETTINGS, Records.CLOCK)) {
            if (spool.counts().files() != Integer.parseInt(args[1])) {
                throw new IOException("the spool holds " + spool.counts());
            }
        }
        Records.write(Path.of(args[2]), state);
    }
}

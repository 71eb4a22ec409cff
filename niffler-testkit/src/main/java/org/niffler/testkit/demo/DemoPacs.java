package org.niffler.testkit.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.niffler.testkit.pacs.TestPacs;
import org.niffler.testkit.process.Ports;

/** The PACS in this process, until closed, and what cold-extraction has to know of it. */
final class DemoPacs implements AutoCloseable {

    /** Who we are to it, and who it is, for cold-extraction. */
    static final String SYSTEM = "system.json";

    private static final String PACS_AET = "DEMOPACS";
    private static final String OUR_AET = "QBNIFFLER";

    private final TestPacs pacs;

    private DemoPacs(TestPacs pacs) {
        this.pacs = pacs;
    }

    /**
     * Starts it.
     *
     * @param archive where its studies are
     * @param folder in which {@link #SYSTEM} is written
     */
    static DemoPacs start(Path archive, Path folder) throws IOException {
        int port = Ports.free();
        TestPacs pacs = TestPacs.serve(PACS_AET, archive).destination(OUR_AET, port);
        Files.writeString(folder.resolve(SYSTEM), """
                {
                  "SrcAet": "%s",
                  "QueryAet": "%s@127.0.0.1:%d",
                  "DestAet": "%s",
                  "MinFreeSpace": "100 MiB"
                }
                """.formatted(pacs.address(), OUR_AET, port, OUR_AET));
        return new DemoPacs(pacs);
    }

    String address() {
        return pacs.address();
    }

    @Override
    public void close() {
        pacs.close();
    }
}

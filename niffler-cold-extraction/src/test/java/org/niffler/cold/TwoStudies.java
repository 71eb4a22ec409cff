package org.niffler.cold;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.pacs.TestPacs;

/** A PACS with a CT of two series and an MR, and an extraction set up for it. */
abstract class TwoStudies {

    @TempDir
    Path folder;

    WrittenStudy ct;
    WrittenStudy mr;
    TestPacs pacs;
    Run run;

    @BeforeEach
    void startPacs() {
        Path archive = folder.resolve("archive");
        ct = SyntheticStudy.ct("P1").description("head").series(2).instances(4).writeTo(archive);
        mr = SyntheticStudy.mr("P2").description("knee").instances(2).writeTo(archive);
        pacs = TestPacs.serve("PACS", archive);
        run = new Run(folder, pacs.address());
        pacs.destination("NIFFLER", run.port());
    }

    @AfterEach
    void stopPacs() {
        pacs.close();
    }
}

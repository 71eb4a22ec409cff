package org.niffler.testkit.demo;

import java.nio.file.Path;
import java.util.List;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenStudy;

/** What the PACS of the demonstration has: four patients who do not exist, and five studies. */
final class DemoStudies {

    /** A study and what the demonstration calls it. */
    record Described(String what, WrittenStudy study) {}

    private DemoStudies() {}

    static List<Described> writeTo(Path folder) {
        return List.of(
                new Described(
                        "CT, 2 series",
                        SyntheticStudy.ct("DEMO-001")
                                .description("Abdomen")
                                .series(2)
                                .instances(12)
                                .size(256, 256)
                                .writeTo(folder)),
                new Described(
                        "CT, follow-up",
                        SyntheticStudy.ct("DEMO-001")
                                .description("Follow-up")
                                .instances(8)
                                .size(256, 256)
                                .writeTo(folder)),
                new Described(
                        "MR, 3 series",
                        SyntheticStudy.mr("DEMO-002")
                                .description("Head")
                                .series(3)
                                .instances(6)
                                .size(192, 192)
                                .writeTo(folder)),
                new Described(
                        "DX",
                        SyntheticStudy.dx("DEMO-003")
                                .description("Chest")
                                .instances(2)
                                .size(512, 512)
                                .writeTo(folder)),
                new Described(
                        "MR, RLE",
                        SyntheticStudy.mr("000042")
                                .description("Knee")
                                .instances(5)
                                .size(192, 192)
                                .transferSyntax("1.2.840.10008.1.2.5")
                                .writeTo(folder)));
    }
}

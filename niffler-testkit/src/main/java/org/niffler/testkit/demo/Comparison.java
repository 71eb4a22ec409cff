package org.niffler.testkit.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.niffler.testkit.fixture.DcmFiles;
import org.niffler.testkit.fixture.WrittenInstance;
import org.niffler.testkit.fixture.WrittenStudy;

/**
 * A study as the PACS has it, against what was retrieved of it.
 *
 * @param expected instances in the PACS
 * @param onDisk of those, how many are where they should be
 * @param identical of those, how many have the same data set, byte for byte
 */
record Comparison(int expected, int onDisk, int identical) {

    static Comparison of(WrittenStudy study, Path storage) {
        int onDisk = 0;
        int identical = 0;
        for (WrittenInstance instance : study.instances()) {
            Path file = storage.resolve(study.patientId())
                    .resolve(instance.studyUid())
                    .resolve(instance.seriesUid())
                    .resolve(instance.sopUid() + ".dcm");
            if (Files.isRegularFile(file)) {
                onDisk++;
                identical += sameDataSet(instance.file(), file) ? 1 : 0;
            }
        }
        return new Comparison(study.instances().size(), onDisk, identical);
    }

    boolean isPerfect() {
        return identical == expected;
    }

    private static boolean sameDataSet(Path one, Path other) {
        return Arrays.equals(DcmFiles.encodedDataSet(one), DcmFiles.encodedDataSet(other));
    }
}

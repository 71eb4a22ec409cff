package org.niffler.png.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.niffler.deid.Pseudonymizer;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

class OriginalNamesTest {

    private static final DataSet HEADER =
            DataSet.builder().put(DicomTag.PATIENT_ID, "P1").build();

    @Test
    void givesTheNameToTheFirstInTheOrderOfTheTreeHoweverThreadsRun() throws Exception {
        Map<Integer, String> once = names(20, false);
        Map<Integer, String> again = names(20, true);

        assertThat(again).isEqualTo(once);
        assertThat(once.values()).doesNotHaveDuplicates();
        assertThat(once.get(0)).isEqualTo(original("IM1"));
        assertThat(once.get(1)).isNotEqualTo(original("IM1"));
    }

    @Test
    void goesOnWhenAFileNeedsNoName() throws Exception {
        OriginalNames names = new OriginalNames(FlattenedTo.PATIENT, Pseudonymizer.sha224());

        names.pass(0);
        assertThat(names.nameOf(1, file(1), HEADER)).isEqualTo(original("IM1"));
        names.pass(1);
        assertThat(names.nameOf(2, file(2), HEADER)).isNotEqualTo(original("IM1"));
    }

    /** Files of one name in folders of their own, each named by a thread; the last comes first if reversed. */
    private static Map<Integer, String> names(int count, boolean reversed) throws Exception {
        OriginalNames names = new OriginalNames(FlattenedTo.PATIENT, Pseudonymizer.sha224());
        Map<Integer, String> given = new ConcurrentHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(count);
        List<Integer> order = IntStream.range(0, count).boxed().collect(Collectors.toList());
        if (reversed) {
            Collections.reverse(order);
        }
        for (int turn : order) {
            threads.submit(() -> given.put(turn, names.nameOf(turn, file(turn), HEADER)));
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        return given;
    }

    private static InputFile file(int folder) {
        return new InputFile(Path.of("x"), folder + "/IM1.dcm");
    }

    private static String original(String stem) {
        Pseudonymizer sha224 = Pseudonymizer.sha224();
        return "extracted-images/" + sha224.patient("P1") + "/" + sha224.pseudonym(Pseudonymizer.Domain.FILE, stem);
    }
}

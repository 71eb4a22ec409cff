package org.niffler.meta.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.niffler.metadata.MetadataDocument;
import org.niffler.workflow.WorkUnit;
import org.niffler.workflow.run.Run;
import org.niffler.workflow.run.RunStatus;
import org.niffler.workflow.run.RunUnit;

class RunDocumentTest {

    private static final Instant BEGIN = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void tellsWhatBecameOfARunAndNotWhereItsImagesAre() {
        MetadataDocument document = RunDocument.of(run(Optional.empty()), "1.0");

        assertThat(document.id()).isEqualTo("detect/series/1.2.3/7");
        assertThat(document.attributes())
                .containsEntry("workflow", "detect")
                .containsEntry("unit", "series")
                .containsEntry("SeriesInstanceUID", "1.2.3")
                .containsEntry("status", "failed")
                .containsEntry("seconds", 2.5)
                .containsEntry("exit", 3.0)
                .doesNotContainKeys("SOPInstanceUID", "result");
        assertThat(document.toString()).doesNotContain("PATIENT");
    }

    @Test
    void keepsAResultSoThatItCanBeSearched() {
        MetadataDocument document = RunDocument.of(
                run(
                        Optional.of(
                                "{\"score\":0.5,\"boxes\":[{\"x\":1}],\"sure\":true,\"note\":null,\"a.b\":\"c\",\"$d\":2,\"\":3}")),
                "1.0");

        assertThat(document.attributes().get("result"))
                .isEqualTo(Map.of(
                        "score",
                        0.5,
                        "boxes",
                        List.of(Map.of("x", 1.0)),
                        "sure",
                        true,
                        "a_b",
                        "c",
                        "_$d",
                        2.0,
                        "_",
                        3.0));
    }

    @Test
    void keepsAResultThatIsNestedTooDeepAsText() {
        String deep = "{\"a\":".repeat(90) + "1" + "}".repeat(90);

        assertThat(RunDocument.of(run(Optional.of(deep)), "1.0").attributes()).containsEntry("result", deep);
    }

    private static Run run(Optional<String> result) {
        return new Run(
                "detect/series/1.2.3/7",
                "detect",
                new RunUnit(WorkUnit.SERIES, "PATIENT/1.2/1.2.3", "1.2", "1.2.3", "", 7),
                "lease.json",
                RunStatus.FAILED,
                1,
                0,
                BEGIN,
                Optional.of(BEGIN.plusSeconds(5)),
                Optional.of(BEGIN.plusMillis(7_500)),
                OptionalInt.of(3),
                "ended with exit status 3",
                "",
                result);
    }
}

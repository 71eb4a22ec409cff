package org.niffler.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasuredTest {

    @Test
    void readsDocumentsAndLagFromTheExposition() {
        Measured measured = Measured.in("""
                # TYPE niffler_documents_written_total counter
                niffler_documents_written_total{collection="featureset"} 13.0
                niffler_documents_written_total{collection="shared"} 7.0
                niffler_extraction_lag_seconds_bucket{le="0.01"} 1
                niffler_extraction_lag_seconds_count 4
                niffler_extraction_lag_seconds_sum 0.5
                niffler_extraction_lag_seconds_max 0.25
                """);

        assertThat(measured).isEqualTo(new Measured(Map.of("featureset", 13L, "shared", 7L), 0.125, 0.25));
    }

    @Test
    void readsNothingWhereNothingIsYet() {
        assertThat(Measured.in("")).isEqualTo(new Measured(Map.of(), 0, 0));
    }
}

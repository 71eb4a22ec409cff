package org.niffler.app.explorer.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTextTest {

    /** What a metadata service said after CT1 had sent it 6 instances of one series. */
    private static String ofAService() throws IOException {
        try (InputStream text = MetricsTextTest.class.getResourceAsStream("metrics.txt")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void readsWhatAServiceSays() throws IOException {
        ServiceFigures figures = ServiceFigures.of(MetricsText.parse(ofAService()));

        assertThat(figures.instances()).isEqualTo(6);
        assertThat(figures.bytes()).isEqualTo(150_656);
        assertThat(figures.documents()).isEqualTo(1);
        assertThat(figures.lag().counts()).hasSize(16).containsEntry(0.25, 0.0).containsEntry(0.5, 1.0);
        assertThat(figures.senders()).containsExactly(new ServiceFigures.Sender("CT1", 6, 150_656, 0));
        assertThat(figures.now())
                .isEqualTo(new ServiceFigures.Now(
                        0L, 0L, 0L, 1L, 0L, 0L, 0L, 270_553_174_016L, 36_474_130_432L, 72_470_507_520L, 8L));
    }

    @Test
    void readsLabelsAsTheyWereBeforeTheyWereEscaped() throws IOException {
        assertThat(MetricsText.parse(
                        "# HELP a of b\r\n\na{title=\"A\\\"B\\\\n}, \\n\",le=\"+Inf\",} 1.5e3 1700000000000\nb NaN\n"))
                .containsExactly(
                        new Metric("a", Map.of("title", "A\"B\\n}, \n", "le", "+Inf"), 1500),
                        new Metric("b", Map.of(), Double.NaN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<html>", "a", "a{b=\"c} 1", "a{b=\"c\" d=\"e\"} 1", "a one", "a 1 2 3", "1a 2", "{\"a\":1}"})
    void refusesWhatIsNoMetric(String line) {
        assertThatThrownBy(() -> MetricsText.parse("good 1\n" + line + "\n"))
                .isInstanceOf(ServiceException.class)
                .hasMessage("Line 2 of what should be the metrics of a metadata service is no metric: is this the"
                        + " OperationsPort of meta-extraction?");
    }

    @Test
    void doesNotTakeTheMetricsOfAnotherProgramForThoseOfTheService() {
        assertThatThrownBy(() -> ServiceFigures.of(List.of(new Metric("up", Map.of(), 1))))
                .hasMessage(
                        "The metrics are not those of a metadata service: they lack niffler_queue_entries. Is this the"
                                + " OperationsPort of meta-extraction?");
    }

    @Test
    void doesNotKnowWhatTheServiceDoesNotKnow() throws IOException {
        ServiceFigures.Now now = ServiceFigures.of(MetricsText.parse("niffler_queue_entries NaN\nniffler_profiles 3\n"))
                .now();

        assertThat(now.queue()).isNull();
        assertThat(now.storageFree()).isNull();
        assertThat(now.profiles()).isEqualTo(3);
    }
}

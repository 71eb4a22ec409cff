package org.niffler.app.explorer.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SamplesTest {

    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");

    private static Moment moment(long seconds, double instances) throws ServiceException {
        return new Moment(
                START.plusSeconds(seconds),
                Optional.of(ServiceFigures.of(List.of(
                        new Metric("niffler_queue_entries", Map.of(), 0),
                        new Metric("niffler_instances_received_total", Map.of("calling_aet", "CT1"), instances)))));
    }

    @Test
    void keepsADayAndThinsAllButTheLastHour() throws ServiceException {
        Samples samples = new Samples();
        long days = Duration.ofDays(3).toSeconds();
        for (long second = 0; second <= days; second += 10) {
            samples.add(moment(second, second * 2)); // 120 a minute
        }

        List<Moment> all = samples.all();

        assertThat(all.get(0).at()).isEqualTo(START.plusSeconds(days).minus(Samples.WHOLE));
        assertThat(all.get(all.size() - 1).at()).isEqualTo(START.plusSeconds(days));
        assertThat(all).hasSize(23 * 60 + 361);
        assertThat(History.of(10, all).samples().stream().skip(1))
                .allSatisfy(sample -> assertThat(sample.instancesPerMinute()).isEqualByComparingTo("120"));
    }

    @Test
    void comparesWithAMinuteAgoUnlessTheServiceWasAwaySince() throws ServiceException {
        Samples samples = new Samples();
        for (long second = 0; second <= 200; second += 10) {
            samples.add(moment(second, 0));
        }
        Instant now = START.plusSeconds(205);

        assertThat(samples.minuteBefore(now)).map(Moment::at).contains(START.plusSeconds(140));

        samples.add(new Moment(START.plusSeconds(210), Optional.empty()));
        assertThat(samples.minuteBefore(now)).isEmpty();

        samples.add(moment(220, 0));
        samples.add(moment(230, 0));
        assertThat(samples.minuteBefore(START.plusSeconds(231))).map(Moment::at).contains(START.plusSeconds(220));
    }
}

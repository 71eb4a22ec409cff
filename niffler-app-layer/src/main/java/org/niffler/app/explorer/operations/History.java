package org.niffler.app.explorer.operations;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the service stood during the last day, as the API tells it. */
record History(long everySeconds, List<Sample> samples) {

    /** Null is what is not known: the service did not answer, now or before. */
    record Sample(
            String at,
            BigDecimal instancesPerMinute,
            BigDecimal bytesPerSecond,
            BigDecimal lagMedianSeconds,
            Long queue,
            Long storageUsed,
            Long storageTotal,
            Long quarantine) {

        static Sample of(Moment moment, Optional<Change> change) {
            Optional<Change.Rates> rates = change.map(Change::rates);
            Optional<ServiceFigures.Now> now = moment.figures().map(ServiceFigures::now);
            return new Sample(
                    moment.at().toString(),
                    rates.map(Change.Rates::instancesPerMinute).orElse(null),
                    rates.map(Change.Rates::bytesPerSecond).orElse(null),
                    change.map(Change::inLag).map(Change.Lag::medianSeconds).orElse(null),
                    now.map(ServiceFigures.Now::queue).orElse(null),
                    now.map(ServiceFigures.Now::storageUsed).orElse(null),
                    now.map(ServiceFigures.Now::storageTotal).orElse(null),
                    now.map(ServiceFigures.Now::quarantine).orElse(null));
        }
    }

    static History of(long everySeconds, List<Moment> moments) {
        List<Sample> samples = new ArrayList<>();
        Moment before = null;
        for (Moment moment : moments) {
            samples.add(Sample.of(moment, before == null ? Optional.empty() : Change.between(before, moment)));
            before = moment;
        }
        return new History(everySeconds, List.copyOf(samples));
    }
}

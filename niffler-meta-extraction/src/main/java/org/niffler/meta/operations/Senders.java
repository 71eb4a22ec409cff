package org.niffler.meta.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What is counted by calling AE title. Anybody in the network may choose a title, or thousands, and each costs memory here
 * and in the monitoring system: the first ones are counted by name, those after them together as {@code other}.
 */
final class Senders {

    static final int MOST = 100;
    static final String LABEL = "calling_aet";
    static final String OTHERS = "other";

    private final MeterRegistry registry;
    private final Map<String, Sender> senders = new ConcurrentHashMap<>();
    private final Sender others;

    Senders(MeterRegistry registry) {
        this.registry = registry;
        this.others = register(OTHERS);
        senders.put(OTHERS, others); // a sender may call itself so
    }

    Sender of(String callingAet) {
        Sender known = senders.get(callingAet);
        return known == null ? meet(callingAet) : known;
    }

    private synchronized Sender meet(String callingAet) {
        if (senders.size() <= MOST) {
            return senders.computeIfAbsent(callingAet, this::register);
        }
        return senders.getOrDefault(callingAet, others);
    }

    private Sender register(String callingAet) {
        AtomicInteger open = new AtomicInteger();
        Gauge.builder("niffler.associations.open", open, AtomicInteger::get)
                .description("Associations that are open.")
                .tag(LABEL, callingAet)
                .strongReference(true)
                .register(registry);
        return new Sender(
                counter("niffler.instances.received", null, "Instances stored.", callingAet),
                counter("niffler.received", "bytes", "Bytes of the instances stored.", callingAet),
                counter("niffler.associations.opened", null, "Associations accepted.", callingAet),
                open);
    }

    private Counter counter(String name, String unit, String help, String callingAet) {
        return Counter.builder(name)
                .baseUnit(unit)
                .description(help)
                .tag(LABEL, callingAet)
                .register(registry);
    }

    record Sender(Counter instances, Counter bytes, Counter associations, AtomicInteger open) {}
}

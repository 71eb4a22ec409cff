package org.niffler.testkit.pacs;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.ElementDictionary;
import org.aoju.bus.image.metric.Association;

/** Keeps what the PACS was asked for. */
final class Recorder {

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Consumer<Request>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong sent = new AtomicLong();

    void tell(Consumer<Request> listener) {
        listeners.add(listener);
    }

    void add(String kind, Association association) {
        add(new Request(kind, "", association.getCallingAET(), "", Map.of()));
    }

    void add(String kind, Association association, Attributes command, Attributes keys) {
        Map<String, String> values = new HashMap<>();
        Arrays.stream(keys.tags())
                .filter(tag -> tag != Tag.QueryRetrieveLevel)
                .forEach(tag -> values.put(ElementDictionary.keywordOf(tag, null), value(keys, tag)));
        add(new Request(
                kind,
                keys.getString(Tag.QueryRetrieveLevel, ""),
                association.getCallingAET(),
                command.getString(Tag.MoveDestination, ""),
                values));
    }

    private void add(Request request) {
        requests.add(request);
        listeners.forEach(listener -> listener.accept(request));
    }

    void sending() {
        sent.incrementAndGet();
    }

    long sent() {
        return sent.get();
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    private static String value(Attributes keys, int tag) {
        return keys.containsValue(tag) ? String.join("\\", keys.getStrings(tag)) : "";
    }
}

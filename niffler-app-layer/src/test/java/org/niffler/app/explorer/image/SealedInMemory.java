package org.niffler.app.explorer.image;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.niffler.app.explorer.http.Refusal;
import org.niffler.app.explorer.shown.References;

/** References that are random, and remembered: unlike the real ones the same for the same, so that they can be compared. */
final class SealedInMemory implements References {

    private final Map<Sealed, String> references = new ConcurrentHashMap<>();
    private final Map<String, Sealed> contents = new ConcurrentHashMap<>();

    private record Sealed(String kind, List<String> parts) {}

    @Override
    public String seal(String kind, List<String> parts) {
        Sealed sealed = new Sealed(kind, List.copyOf(parts));
        return references.computeIfAbsent(sealed, any -> {
            String reference = UUID.randomUUID().toString();
            contents.put(reference, sealed);
            return reference;
        });
    }

    @Override
    public List<String> open(String kind, String reference) {
        Sealed sealed = contents.get(reference);
        if (sealed == null || !sealed.kind().equals(kind)) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "There is no such " + kind + ".");
        }
        return sealed.parts();
    }
}

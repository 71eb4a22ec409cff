package org.niffler.metadata;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A document as the store has it, or those of its attributes that were asked for.
 *
 * @param attributes values as text by name; of one that is present but empty there are none
 * @param receivedAt when the instance was received, if the document tells
 */
public record StoredDocument(String id, Map<String, List<String>> attributes, Optional<Instant> receivedAt) {

    public StoredDocument {
        attributes = Map.copyOf(attributes);
    }

    /** All values of an attribute; an empty list if it is present without a value, empty if it is absent. */
    public Optional<List<String>> values(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    /** The value, several joined by the backslash that stood between them; empty if there is none. */
    public Optional<String> text(String attribute) {
        String text = String.join("\\", attributes.getOrDefault(attribute, List.of()));
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** The same without outer blanks; an empty text if there is none. */
    public String plain(String attribute) {
        return text(attribute).orElse("").strip();
    }
}

package org.niffler.app.explorer.cohort;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.niffler.app.explorer.desk.Memory;
import org.niffler.app.explorer.desk.QueryDesk;
import org.niffler.app.explorer.desk.SharedAnswers;
import org.niffler.app.explorer.shown.Disclosure;
import org.niffler.dicom.DicomTag;
import org.niffler.filter.FilterText;

/** Which attributes documents have, and what viewers may do with them. May be used by several threads. */
public final class AttributeCatalogue {

    private static final int LOOKED_AT = 1_000;

    private static final Memory MEMORY = new Memory(Duration.ofMinutes(10), 50 /* collections */);

    private final QueryDesk desk;
    private final Disclosure disclosure;
    private final SharedAnswers<String, SortedMap<String, Long>> answers;

    /**
     * An attribute.
     *
     * @param meaning its name in words
     * @param vr the value representation that PS3.6 gives it, {@code UN} if it knows none
     * @param shown whether viewers may see its values
     * @param askable whether filters may ask about it
     * @param why it is not shown or cannot be asked about; null if nothing is to be said
     */
    record Described(String name, String meaning, String vr, boolean shown, boolean askable, String why) {}

    public AttributeCatalogue(QueryDesk desk, Disclosure disclosure, Clock clock) {
        this.desk = desk;
        this.disclosure = disclosure;
        this.answers = new SharedAnswers<>(clock, MEMORY, attributes -> 1);
    }

    /** The names of those that the first documents of a collection have; not older than ten minutes. */
    Set<String> names(String collection, Optional<String> id) {
        return answers.get(collection, id, () -> desk.ask(id, store -> store.attributes(collection, LOOKED_AT)))
                .keySet();
    }

    /** The same, with what is to be known of them. */
    List<Described> of(String collection, Optional<String> id) {
        return names(collection, id).stream().map(this::described).toList();
    }

    private Described described(String name) {
        Optional<String> hidden = disclosure.hides(name);
        Optional<String> secret = disclosure
                .keepsSecret(name)
                .or(() -> FilterText.attribute(name).isPresent()
                        ? Optional.empty()
                        : Optional.of("Filters cannot ask about " + meaning(name) + "."));
        return new Described(
                name,
                meaning(name),
                vr(name),
                hidden.isEmpty(),
                secret.isEmpty(),
                hidden.or(() -> secret).orElse(null));
    }

    /** The name of PS3.6, as its keyword has it: {@code Study Instance UID}. */
    static String meaning(String name) {
        return name.startsWith("0x")
                ? name
                : String.join(" ", name.split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"));
    }

    static String vr(String name) {
        return DicomTag.forKeyword(name).map(DicomTag::vr).orElse("UN");
    }
}

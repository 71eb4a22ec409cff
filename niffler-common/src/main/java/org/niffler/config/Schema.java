package org.niffler.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.niffler.text.Nearest;

/** All keys of a module, in the order of their declaration. */
public final class Schema {

    private final List<Section> sections;
    private final List<Key<?>> keys;
    private final Map<String, Key<?>> bySpelling = new LinkedHashMap<>();

    /**
     * Keys that are about the same thing, as the help shows them together.
     *
     * @param title what they are about; may be empty
     */
    public record Section(String title, List<Key<?>> keys) {

        public Section {
            keys = List.copyOf(keys);
        }
    }

    private Schema(List<Section> sections) {
        this.sections = List.copyOf(sections);
        this.keys = sections.stream()
                .<Key<?>>flatMap(section -> section.keys().stream())
                .toList();
        for (Key<?> key : this.keys) {
            add(key.name(), key);
            add(key.kebabName(), key);
        }
    }

    /** @throws IllegalArgumentException if two keys share a name, in either spelling */
    public static Schema of(Key<?>... keys) {
        return titled("", keys);
    }

    /**
     * Keys that are about the same thing.
     *
     * @throws IllegalArgumentException if two keys share a name, in either spelling
     */
    public static Schema titled(String title, Key<?>... keys) {
        return new Schema(List.of(new Section(title, List.of(keys))));
    }

    /** These keys and then the others, for a module that shares some with another. */
    public Schema and(Schema others) {
        List<Section> all = new ArrayList<>(sections);
        all.addAll(others.sections);
        return new Schema(all);
    }

    public List<Section> sections() {
        return sections;
    }

    public List<Key<?>> keys() {
        return keys;
    }

    /** The key of that name, as the original spells it or in kebab-case; case counts. */
    public Optional<Key<?>> find(String spelling) {
        return Optional.ofNullable(bySpelling.get(spelling));
    }

    /** What is wrong with a name that a file should not contain, and what to write instead. */
    String unknown(String name, ConfigFile file) {
        Optional<Key<?>> meant = Nearest.to(name, bySpelling.keySet()).map(bySpelling::get);
        String advice = meant.map(key -> "did you mean '" + key.name() + "'?" + elsewhere(key, file))
                .orElseGet(() -> "known keys are " + namesIn(file));
        return "unknown key '" + name.replaceAll("\\p{Cntrl}", "?") + "'; " + advice;
    }

    private static String elsewhere(Key<?> key, ConfigFile file) {
        return key.file() == file ? "" : " (it belongs in " + key.file().usualName() + ")";
    }

    private String namesIn(ConfigFile file) {
        return keys.stream().filter(key -> key.file() == file).map(Key::name).collect(Collectors.joining(", "));
    }

    private void add(String spelling, Key<?> key) {
        Key<?> other = bySpelling.putIfAbsent(spelling, key);
        if (other != null && other != key) {
            throw new IllegalArgumentException("two keys are called " + spelling);
        }
    }
}

package org.niffler.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All keys of a module, in the order of their declaration. */
public final class Schema {

    private final List<Key<?>> keys;
    private final Map<String, Key<?>> bySpelling = new LinkedHashMap<>();

    /** @throws IllegalArgumentException if two keys share a name, in either spelling */
    public Schema(List<? extends Key<?>> keys) {
        this.keys = List.copyOf(keys);
        for (Key<?> key : this.keys) {
            add(key.name(), key);
            add(key.kebabName(), key);
        }
    }

    public static Schema of(Key<?>... keys) {
        return new Schema(List.of(keys));
    }

    /** These keys and then the others, for a module that shares some with another. */
    public Schema and(Schema others) {
        List<Key<?>> all = new ArrayList<>(keys);
        all.addAll(others.keys);
        return new Schema(all);
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

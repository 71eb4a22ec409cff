package org.niffler.config;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The configuration of a run: every value parsed, checked and fixed. Made by {@link SettingsLoader}. */
public final class Settings {

    private final Map<Key<?>, Setting<?>> settings;
    private final List<String> notices;

    Settings(Map<Key<?>, Setting<?>> settings, List<String> notices) {
        this.settings = Map.copyOf(settings);
        this.notices = List.copyOf(notices);
    }

    /** @throws NoSuchElementException if nobody set an optional key, or the key is not of this module's schema */
    public <T> T get(Key<T> key) {
        return find(key).orElseThrow(() -> new NoSuchElementException(key.name() + " has no value"));
    }

    /** The value, or empty if nobody set an optional key. */
    public <T> Optional<T> find(Key<T> key) {
        return setting(key).map(Setting::value);
    }

    /** Where the value came from, or empty if it has none. */
    public Optional<Origin> origin(Key<?> key) {
        return setting(key).map(Setting::origin);
    }

    /** What the administrator should be told once, such as keys that are not needed any more. */
    public List<String> notices() {
        return notices;
    }

    // The loader pairs a key only with values from that key's own parser.
    @SuppressWarnings("unchecked")
    private <T> Optional<Setting<T>> setting(Key<T> key) {
        return Optional.ofNullable((Setting<T>) settings.get(key));
    }

    /** A parsed value and its source. */
    record Setting<T>(T value, Origin origin) {}
}

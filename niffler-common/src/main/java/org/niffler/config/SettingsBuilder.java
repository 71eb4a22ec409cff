package org.niffler.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.niffler.config.Settings.Setting;

/** Takes the sources in, parses each value once, keeps the one that goes first, and gathers what is wrong. */
final class SettingsBuilder {

    private final Schema schema;
    private final Set<String> passedOver;
    private final Map<Source, Map<Key<?>, Setting<?>>> values = new EnumMap<>(Source.class);
    private final Map<Key<?>, String> notices = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    // Keys whose value is wrong, and files that could not be read: not to be reported again as missing.
    private final Set<Key<?>> wrong = new HashSet<>();
    private final Set<ConfigFile> unread = EnumSet.noneOf(ConfigFile.class);

    /** In the order in which they go before each other. */
    private enum Source {
        COMMAND_LINE,
        FILE,
        ENVIRONMENT
    }

    /** @param passedOver names that a file may have besides */
    SettingsBuilder(Schema schema, Set<String> passedOver) {
        this.schema = schema;
        this.passedOver = Set.copyOf(passedOver);
    }

    void addCommandLine(Map<Key<?>, String> options) {
        options.forEach((key, text) -> add(Source.COMMAND_LINE, key, RawValue.ofText(text), new Origin.CommandLine()));
    }

    void addEnvironment(Map<String, String> variables) {
        for (Key<?> key : schema.keys()) {
            key.environmentVariable()
                    .filter(variables::containsKey)
                    .ifPresent(variable -> add(
                            Source.ENVIRONMENT,
                            key,
                            RawValue.ofText(variables.get(variable)),
                            new Origin.Environment(variable)));
        }
    }

    void addFile(ConfigFile kind, Path path, String nameIt) {
        JsonContent content = new JsonFile(path, nameIt).read();
        Map<Key<?>, Integer> lines = new HashMap<>();
        for (JsonContent.Entry entry : content.entries()) {
            Origin origin = new Origin.InFile(path, entry.line());
            schema.find(entry.name())
                    .ifPresentOrElse(
                            key -> addEntry(kind, key, entry, origin, lines), () -> addUnknown(kind, entry, origin));
        }
        content.problem().ifPresent(problem -> {
            problems.add(problem);
            markUnread(kind);
        });
    }

    void markUnread(ConfigFile kind) {
        unread.add(kind);
    }

    /** The path that a key names in what was read so far, or null if its value is wrong. */
    Path pathIn(Key<Path> key) {
        if (wrong.contains(key)) {
            return null;
        }
        return new Settings(effective(), List.of()).get(key);
    }

    Settings build() {
        Map<Key<?>, Setting<?>> effective = effective();
        for (Key<?> key : schema.keys()) {
            boolean known = effective.containsKey(key) || wrong.contains(key) || unread.contains(key.file());
            if (key.isRequired() && !known) {
                problems.add(new Problem(missing(key)));
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new Settings(effective, List.copyOf(notices.values()));
    }

    private void addUnknown(ConfigFile kind, JsonContent.Entry entry, Origin origin) {
        if (!passedOver.contains(entry.name())) {
            problems.add(Problem.at(origin, schema.unknown(entry.name(), kind)));
        }
    }

    private static String place(Key<?> key) {
        return key.file() == ConfigFile.COMMAND_LINE
                ? "on the command line only"
                : "in " + key.file().usualName();
    }

    private void addEntry(
            ConfigFile kind, Key<?> key, JsonContent.Entry entry, Origin origin, Map<Key<?>, Integer> lines) {
        Integer first = lines.putIfAbsent(key, entry.line());
        if (key.file() != kind) {
            problems.add(Problem.at(origin, "key '" + key + "' belongs " + place(key)));
            wrong.add(key);
        } else if (first != null) {
            problems.add(Problem.at(origin, key + " is given twice; first in line " + first));
        } else {
            add(Source.FILE, key, entry.value(), origin);
        }
    }

    private <T> void add(Source source, Key<T> key, RawValue raw, Origin origin) {
        try {
            Setting<T> setting = new Setting<>(key.type().parse(raw), origin);
            values.computeIfAbsent(source, any -> new HashMap<>()).put(key, setting);
            key.notice().ifPresent(notice -> notices.putIfAbsent(key, key + " (" + origin.describe() + ") " + notice));
        } catch (IllegalArgumentException e) {
            wrong.add(key);
            problems.add(Problem.at(origin, key + ": " + notValid(key, raw, e)));
        }
    }

    private static String notValid(Key<?> key, RawValue raw, IllegalArgumentException reason) {
        // A parser of a module's own may repeat the value in its message.
        if (key.isSecret()) {
            return "the value (a secret, not shown) is not valid: allowed is "
                    + key.type().allowed();
        }
        return key.type().readsStructure(raw)
                ? reason.getMessage()
                : raw.quoted() + " is not valid: " + reason.getMessage();
    }

    private static String missing(Key<?> key) {
        String purpose = key.description().isEmpty() ? "" : " (" + key.description() + ")";
        String example = key.example()
                .map(text ->
                        ", for example \"" + key.name() + "\": " + key.type().inFile(text))
                .orElse("");
        String option = !key.isOption() ? "" : ", or give --" + key.name();
        String variable =
                key.environmentVariable().map(name -> ", or set " + name).orElse("");
        return key.file().usualName() + ": " + key + " is missing" + purpose + "; add it" + example + option + variable;
    }

    private Map<Key<?>, Setting<?>> effective() {
        Map<Key<?>, Setting<?>> effective = new HashMap<>();
        for (Key<?> key : schema.keys()) {
            if (key.defaultText().isPresent()) {
                effective.put(key, new Setting<>(key.defaultValue(), new Origin.Default()));
            }
        }
        for (Source source : List.of(Source.ENVIRONMENT, Source.FILE, Source.COMMAND_LINE)) {
            effective.putAll(values.getOrDefault(source, Map.of()));
        }
        return effective;
    }
}

package org.niffler.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import java.util.stream.Stream;
import org.niffler.config.ConfigFile;
import org.niffler.config.Key;
import org.niffler.config.Schema;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Makes each key of a schema an option, under the original's name and in kebab-case. Values stay text: the
 * configuration parses them, so that the same rules and messages hold for files and command line. Secrets are no
 * options, because every user of the host can see command lines.
 */
final class KeyOptions {

    private static final String CONFIG = "--config";

    private final Schema schema;

    KeyOptions(Schema schema) {
        this.schema = schema;
    }

    void addTo(CommandSpec command) {
        // A module without a file of its own has all its settings in system.json.
        Stream.of(ConfigFile.MODULE, ConfigFile.APP_LAYER, ConfigFile.SYSTEM)
                .filter(file -> schema.keys().stream().anyMatch(key -> key.file() == file))
                .findFirst()
                .ifPresent(file -> command.addOption(config(file)));
        for (Schema.Section section : schema.sections()) {
            List<OptionSpec> options = section.keys().stream()
                    .filter(Key::isOption)
                    .map(KeyOptions::option)
                    .toList();
            if (section.title().isEmpty()) {
                options.forEach(command::addOption);
            } else if (!options.isEmpty()) {
                ArgGroupSpec.Builder group = ArgGroupSpec.builder()
                        .heading("%n" + section.title() + "%n")
                        .exclusive(false)
                        .validate(false);
                options.forEach(group::addArg);
                command.addArgGroup(group.build());
            }
        }
    }

    private static OptionSpec config(ConfigFile file) {
        return OptionSpec.builder(CONFIG)
                .type(Path.class)
                .paramLabel("FILE")
                .description("The file with this run's settings, instead of " + file.usualName() + ".")
                .build();
    }

    static Optional<Path> configFile(ParseResult typed) {
        return Optional.ofNullable(typed.matchedOptionValue(CONFIG, null));
    }

    Map<Key<?>, String> given(ParseResult typed) {
        Map<Key<?>, String> given = new LinkedHashMap<>();
        for (Key<?> key : schema.keys()) {
            if (typed.hasMatchedOption("--" + key.name())) {
                given.put(key, typed.matchedOptionValue("--" + key.name(), ""));
            }
        }
        return given;
    }

    private static OptionSpec option(Key<?> key) {
        OptionSpec.Builder option = OptionSpec.builder("--" + key.name(), "--" + key.kebabName())
                .type(String.class)
                .arity("1")
                .paramLabel(key.label())
                .hidden(key.isIgnored())
                .description(describe(key));
        if (key.isSwitch()) {
            option.arity("0..1").fallbackValue("true").preprocessor(KeyOptions::leavePositionals);
        }
        return option.build();
    }

    /** Behind a switch, only what can be its value is; in {@code --keep-hierarchy IN OUT} nothing is. */
    private static boolean leavePositionals(
            Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> info) {
        // What stands between an option and its value: a space, or the equals sign of one that is attached.
        boolean attached = !" ".equals(info.get("separator"));
        if (!attached
                && !command.positionalParameters().isEmpty()
                && !arguments.isEmpty()
                && !arguments.peek().matches("(?i)true|false")) {
            arguments.push("true");
        }
        return false;
    }

    private static String describe(Key<?> key) {
        StringBuilder text = new StringBuilder(key.description()).append('.');
        if (key.isRequired()) {
            text.append(" Required.");
        }
        key.defaultText()
                .ifPresent(value -> text.append(" Default: ").append(value).append('.'));
        key.example().ifPresent(value -> text.append(" Example: ").append(value).append('.'));
        text.append(" [").append(key.file().usualName()).append(']');
        return text.toString().replace("%", "%%"); // picocli takes descriptions for format strings
    }
}

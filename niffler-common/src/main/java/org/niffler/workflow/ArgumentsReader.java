package org.niffler.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.niffler.text.Nearest;

/**
 * Reads arguments of programs. A name in braces is a placeholder, and has to be one that there is: otherwise a program would be
 * given {@code {inpt}} as the name of its folder. Whatever else stands in braces is the program's own matter, such as JSON,
 * {@code find}'s {@code {}}, {@code { print }}, {@code ${HOME}} or {@code {{name}}}.
 */
final class ArgumentsReader {

    private static final Pattern NAME_IN_BRACES = Pattern.compile("(?<![${])\\{[A-Za-z][A-Za-z0-9_.-]*}(?!})");

    private static final List<String> PLACEHOLDERS =
            Arrays.stream(Placeholder.values()).map(Placeholder::text).toList();

    private final Findings findings;

    ArgumentsReader(Findings findings) {
        this.findings = findings;
    }

    /** The arguments, those that are wrong apart; empty if it is no list. */
    Optional<List<String>> read(Fields fields, String key, String allowed) {
        return list(fields, key, allowed).map(list -> {
            List<String> arguments = new ArrayList<>();
            for (JsonPart part : list.parts()) {
                if (part instanceof JsonPart.Text text && TextRules.canBePassed(text.value())) {
                    checkPlaceholders(text);
                    arguments.add(text.value());
                } else {
                    findings.add(
                            part.at(),
                            fields.name(key) + ": " + part.quoted() + " is not valid: " + TextRules.PASSED_ALLOWED);
                }
            }
            return arguments;
        });
    }

    private Optional<JsonPart.Items> list(Fields fields, String key, String allowed) {
        return fields.read(
                key, allowed, part -> part instanceof JsonPart.Items items ? Optional.of(items) : Optional.empty());
    }

    private void checkPlaceholders(JsonPart.Text argument) {
        Matcher name = NAME_IN_BRACES.matcher(argument.value());
        while (name.find()) {
            if (!PLACEHOLDERS.contains(name.group())) {
                String advice = Nearest.to(name.group(), PLACEHOLDERS)
                        .map(nearest -> "did you mean " + nearest + "?")
                        .orElseGet(() -> "there are " + String.join(", ", PLACEHOLDERS)
                                + "; if the braces are meant, write blanks within them");
                findings.addWithin(
                        argument,
                        name.start(),
                        "unknown placeholder " + JsonPart.shortened(name.group()) + "; " + advice);
            }
        }
    }
}

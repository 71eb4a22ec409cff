package org.niffler.deid;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.niffler.dicom.DicomTag;

/**
 * Which text outside of PS3.15 Table E.1-1 may stay: terms of the standard, and values of a few attributes if they have the
 * form that the attribute's values have. Whatever is not known to be safe goes.
 */
final class SafeText {

    private static final String TERMS = "terms.txt";
    private static final String ATTRIBUTES = "safe-text.txt";
    private static final String ANY_TERM = "@terms";
    private static final String SEPARATOR = " = ";
    private static final String CODE_STRING = "CS";

    private final Set<String> terms;
    private final Map<DicomTag, Predicate<String>> attributes;

    private SafeText(Set<String> terms, Map<DicomTag, Predicate<String>> attributes) {
        this.terms = Set.copyOf(terms);
        this.attributes = Map.copyOf(attributes);
    }

    /** @throws ProfileException if the lists are not whole */
    static SafeText load() {
        return parse(Resource.of(TERMS), Resource.of(ATTRIBUTES));
    }

    static SafeText parse(Resource terms, Resource attributes) {
        Set<String> known = new HashSet<>();
        for (Resource.Line line : terms.lines()) {
            if (!line.text().matches("[A-Z0-9_ ]{1,16}")) {
                throw terms.problem(line, "'" + line.text() + "' is no value of CS");
            }
            known.add(line.text());
        }
        Map<DicomTag, Predicate<String>> forms = new HashMap<>();
        for (Resource.Line line : attributes.lines()) {
            String[] parts = line.text().split(SEPARATOR, 2);
            if (parts.length != 2) {
                throw attributes.problem(line, "there is no ' = '");
            }
            DicomTag tag = DicomTag.forKeyword(parts[0])
                    .orElseThrow(() -> attributes.problem(line, "PS3.6 knows no attribute '" + parts[0] + "'"));
            forms.put(tag, form(attributes, line, parts[1], known));
        }
        return new SafeText(known, forms);
    }

    private static Predicate<String> form(Resource attributes, Resource.Line line, String form, Set<String> terms) {
        if (form.equals(ANY_TERM)) {
            return value -> terms.contains(value.toUpperCase(Locale.ROOT));
        }
        try {
            return Pattern.compile(form).asMatchPredicate();
        } catch (PatternSyntaxException e) {
            throw attributes.problem(line, "'" + form + "' is no regular expression (" + e.getDescription() + ")");
        }
    }

    /** Whether an attribute may have this value, which is not empty. */
    boolean keeps(DicomTag tag, String vr, String value) {
        Predicate<String> form = attributes.get(tag);
        if (form != null && form.test(value.strip())) {
            return true;
        }
        return vr.equals(CODE_STRING) && terms.contains(value.strip().toUpperCase(Locale.ROOT));
    }
}

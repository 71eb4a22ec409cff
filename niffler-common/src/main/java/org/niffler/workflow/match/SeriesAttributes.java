package org.niffler.workflow.match;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** The attributes that are the same in all instances of a series, by the modules of PS3.3 C.7.1 to C.7.3 and C.7.5. */
final class SeriesAttributes {

    private static final String TABLE = "series-attributes.txt";

    private final Set<String> keywords;

    private SeriesAttributes(Set<String> keywords) {
        this.keywords = keywords;
    }

    static SeriesAttributes load() {
        try (InputStream in = SeriesAttributes.class.getResourceAsStream(TABLE)) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return new SeriesAttributes(lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException e) {
            throw new UncheckedIOException("the jar is damaged: " + TABLE, e);
        }
    }

    Set<String> keywords() {
        return keywords;
    }

    /** Whether one instance of a series answers for all of them. */
    boolean covers(Collection<String> attributes) {
        return keywords.containsAll(attributes);
    }
}

package org.niffler.filter;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A document's attributes, written as {@code Modality=CT|ImageType=ORIGINAL\PRIMARY|BodyPartExamined=}. */
final class Attributes {

    private Attributes() {}

    static Function<String, Optional<List<String>>> of(String written) {
        Map<String, List<String>> values = new HashMap<>();
        for (String attribute : written.split("\\|")) {
            int equals = attribute.indexOf('=');
            if (equals > 0) {
                String value = attribute.substring(equals + 1);
                values.put(
                        attribute.substring(0, equals),
                        value.isEmpty() ? List.of() : Arrays.asList(value.split("\\\\", -1)));
            }
        }
        return name -> Optional.ofNullable(values.get(name));
    }
}

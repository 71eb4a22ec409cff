package org.niffler.workflow.input;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.niffler.deid.DeidentificationPolicy;
import org.niffler.deid.DeidentificationPolicy.Dates;
import org.niffler.deid.Pseudonymizer;

/**
 * What a workflow's options for a tool mean for the header that we de-identify ourselves. Whether they are right, the tool
 * decides.
 */
final class ToolOptions {

    private final Map<String, String> values = new HashMap<>();

    /** @param options as on the command line: {@code --Dates=none} */
    ToolOptions(List<String> options) {
        for (String option : options) {
            String[] parts = option.split("=", 2);
            values.put(parts[0].replace("-", "").toLowerCase(Locale.ROOT), parts.length == 1 ? "true" : parts[1]);
        }
    }

    /** Whether an option is given, be its name written as {@code MaxHeaders} or {@code max-headers}. */
    boolean names(String key) {
        return values.containsKey(key.toLowerCase(Locale.ROOT));
    }

    boolean isSet(String key) {
        return Boolean.parseBoolean(values.get(key.toLowerCase(Locale.ROOT)));
    }

    /** @param ownDates what the tool does with dates if nobody says anything */
    DeidentificationPolicy policy(Dates ownDates) {
        return DeidentificationPolicy.basic()
                .withDates(dates(ownDates))
                .withPatientCharacteristics(isSet("RetainPatientCharacteristics"))
                .withDeviceIdentity(isSet("RetainDeviceIdentity"))
                .withInstitutionIdentity(isSet("RetainInstitutionIdentity"))
                .withUids(isSet("RetainUids"));
    }

    /** Of whoever does not write one of these, the tool refuses the option. */
    private Dates dates(Dates own) {
        return switch (values.getOrDefault("dates", "").toLowerCase(Locale.ROOT)) {
            case "none" -> Dates.NONE;
            case "full" -> Dates.FULL;
            case "shifted" -> Dates.SHIFTED;
            default -> own;
        };
    }

    Pseudonymizer pseudonymizer(Pseudonymizer ofTheSite) {
        return "sha224".equalsIgnoreCase(values.get("pseudonyms")) ? Pseudonymizer.sha224() : ofTheSite;
    }
}

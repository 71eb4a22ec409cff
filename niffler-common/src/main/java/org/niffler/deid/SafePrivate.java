package org.niffler.deid;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.niffler.dicom.DataElement;
import org.niffler.dicom.DicomTag;

/** Which private attributes say nothing of the patient (PS3.15 E.3.10, Table E.3.10-1), and what kind of value they have. */
final class SafePrivate {

    /** Rows that the resource has; fewer means that some are lost. */
    static final int ROWS = 126;

    private static final String RESOURCE = "safe-private.csv";
    private static final int FIELDS = 5;
    private static final int HEX = 16;
    private static final Pattern TAG = Pattern.compile("[0-9A-F]{4},[0-9A-F]{2},.*");
    private static final Set<String> FORMS = Set.of("DS", "IS", "CS", "US", "SS", "UL", "SL", "FL", "FD", "SH");

    /** GE's pitch, the one value with a form of its own: {@code 0.984:1}. */
    private static final Pattern RATIO = Pattern.compile("[0-9]{1,2}(?:\\.[0-9]{1,6})?:1");

    private final Map<Key, String> valueRepresentations;

    private SafePrivate(Map<Key, String> valueRepresentations) {
        this.valueRepresentations = Map.copyOf(valueRepresentations);
    }

    /** @param element within the creator's block, 00H to FFH, whichever block that is (PS3.5 7.8.1) */
    private record Key(int group, int element, String creator) {}

    /** @throws ProfileException if the list is not whole */
    static SafePrivate load() {
        return parse(Resource.of(RESOURCE), ROWS);
    }

    static SafePrivate parse(Resource resource, int rows) {
        List<Resource.Line> lines = resource.lines();
        if (lines.size() != rows + 1) {
            throw new ProfileException(
                    resource.name(), "it has " + (lines.size() - 1) + " attributes where " + rows + " belong");
        }
        Map<Key, String> valueRepresentations = new HashMap<>();
        for (Resource.Line line : lines.subList(1, lines.size())) {
            String[] fields = line.text().split(",", FIELDS);
            if (fields.length != FIELDS || !TAG.matcher(line.text()).matches()) {
                throw resource.problem(line, "it is no attribute");
            }
            if (!FORMS.contains(fields[2])) {
                throw resource.problem(line, "values of " + fields[2] + " may be anything");
            }
            Key key = key(Integer.parseInt(fields[0], HEX), Integer.parseInt(fields[1], HEX), fields[3]);
            if (valueRepresentations.put(key, fields[2]) != null) {
                throw resource.problem(line, "the attribute stands there twice");
            }
        }
        return new SafePrivate(valueRepresentations);
    }

    /** Some programs write a creator in capitals. */
    private static Key key(int group, int element, String creator) {
        return new Key(group, element, creator.strip().toUpperCase(Locale.ROOT));
    }

    /** The value representation that a safe attribute has; empty if this is none. */
    Optional<String> vr(DataElement element) {
        int tag = element.tag().value();
        return element.privateCreator()
                .map(creator -> valueRepresentations.get(key(tag >>> 16, tag & 0xFF, creator)))
                .filter(vr -> !element.tag().isPrivateCreator());
    }

    /** Where the creator of a private element stands. */
    static DicomTag creatorOf(DicomTag tag) {
        return new DicomTag(tag.value() & 0xFFFF0000 | tag.value() >>> 8 & 0xFF);
    }

    /** Whether a value has the form of the one short text that is kept. */
    static boolean isRatio(String value) {
        return RATIO.matcher(value.strip()).matches();
    }
}

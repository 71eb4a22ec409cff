package org.niffler.deid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.niffler.dicom.DicomTag;

/** PS3.15 Table E.1-1: what the profile and its options ask for, attribute by attribute. */
final class ConfidentialityProfile {

    /** Rows of the table in the edition that the resource names; fewer means that some are lost. */
    static final int ROWS = 621;

    private static final String RESOURCE = "confidentiality-profile.csv";

    private final Map<DicomTag, ProfileEntry> byTag;
    private final List<ProfileEntry> repeating;

    private ConfidentialityProfile(Map<DicomTag, ProfileEntry> byTag, List<ProfileEntry> repeating) {
        this.byTag = Map.copyOf(byTag);
        this.repeating = List.copyOf(repeating);
    }

    /** @throws ProfileException if it is not whole */
    static ConfidentialityProfile load() {
        return parse(Resource.of(RESOURCE), ROWS);
    }

    static ConfidentialityProfile parse(Resource resource, int rows) {
        List<Resource.Line> lines = resource.lines();
        if (lines.size() != rows + 1) {
            throw new ProfileException(
                    resource.name(), "it has " + (lines.size() - 1) + " attributes where " + rows + " belong");
        }
        Map<DicomTag, ProfileEntry> byTag = new HashMap<>();
        List<ProfileEntry> repeating = new ArrayList<>();
        for (Resource.Line line : lines.subList(1, lines.size())) {
            ProfileEntry entry = ProfileLine.parse(resource, line);
            if (entry.isRepeating()) {
                repeating.add(entry);
            } else if (byTag.put(new DicomTag(entry.tag()), entry) != null) {
                throw resource.problem(line, "the attribute stands there twice");
            }
        }
        return new ConfidentialityProfile(byTag, repeating);
    }

    /** What the table says of an attribute; empty if it does not name it. */
    Optional<ProfileEntry> entry(DicomTag tag) {
        ProfileEntry entry = byTag.get(tag);
        return entry != null
                ? Optional.of(entry)
                : repeating.stream().filter(row -> row.matches(tag)).findFirst();
    }
}

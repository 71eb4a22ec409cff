package org.niffler.meta.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.niffler.metadata.MetadataProfile;
import org.niffler.metadata.MetadataStore;
import org.niffler.metadata.ProfileAttribute;
import org.niffler.metadata.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the collections have indexes of what the application layer searches for: whose, which, when, made by what.
 * One thread at a time.
 */
public final class Indexes {

    private static final Logger LOG = LoggerFactory.getLogger(Indexes.class);

    private static final Set<String> SEARCHED = Set.of(
            "PatientID",
            "StudyInstanceUID",
            "SeriesInstanceUID",
            "SOPInstanceUID",
            "StudyDate",
            "SeriesDate",
            "AcquisitionDate",
            "Modality",
            "DeviceSerialNumber");
    private static final String RECEIVED_AT = "_niffler.receivedAt";

    private final MetadataStore store;
    private final Map<String, List<String>> made = new HashMap<>();

    public Indexes(MetadataStore store) {
        this.store = store;
    }

    /** Makes those that are missing. What the store cannot do now is done at the next call. */
    public void make(List<MetadataProfile> profiles) {
        for (MetadataProfile profile : profiles) {
            List<String> wanted = wanted(profile);
            if (!wanted.equals(made.get(profile.name()))) {
                try {
                    store.makeIndexes(profile.name(), wanted);
                    made.put(profile.name(), wanted);
                } catch (StoreUnavailableException e) {
                    LOG.debug("the indexes of {} are made later: {}", profile.name(), e.getMessage());
                    return;
                }
            }
        }
    }

    private static List<String> wanted(MetadataProfile profile) {
        List<String> wanted = new ArrayList<>();
        profile.attributes().stream()
                .map(ProfileAttribute::name)
                .filter(SEARCHED::contains)
                .forEach(wanted::add);
        if (!profile.deidentified()) {
            wanted.add(RECEIVED_AT);
        }
        return wanted;
    }
}

package org.niffler.metadata;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.niffler.dicom.ElementValue;

/**
 * What a profile took from one instance.
 *
 * @param id the natural key: writing a document of the same id again replaces it
 * @param attributes by name, in the profile's order; a value is a {@code String}, a {@code Double}, a {@code Boolean}, or a
 *     {@code List} or {@code Map} of such
 * @param provenance where it came from, kept apart from the attributes
 */
public record MetadataDocument(String id, Map<String, Object> attributes, Provenance provenance) {

    /** The value of an attribute that is present, but has none: what the original writes, and scripts ask for. */
    public static final String EMPTY = ElementValue.EMPTY;

    public MetadataDocument {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }
}

package org.niffler.metadata;

import java.util.List;

/**
 * What is kept of an instance's header, and in which collection.
 *
 * @param name of the collection: the profile file's name without its extension
 * @param attributes in the file's order, each once
 * @param deidentified whether the Basic Profile of PS3.15 is applied to the header first ({@code # deid: basic} in the
 *     file's head)
 */
public record MetadataProfile(String name, List<ProfileAttribute> attributes, boolean deidentified) {

    public MetadataProfile {
        attributes = List.copyOf(attributes);
    }
}

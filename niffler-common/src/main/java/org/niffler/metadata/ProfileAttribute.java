package org.niffler.metadata;

import org.niffler.dicom.DicomTag;

/** What one line of a profile asks for. {@link #name} is the key in the documents. */
public sealed interface ProfileAttribute {

    String name();

    /** An attribute of PS3.6, by its keyword. */
    record Standard(String name, DicomTag tag) implements ProfileAttribute {}

    /** The element with this very tag, {@code 0xGGGGEEEE}; the standard's or a private one. */
    record Tagged(String name, DicomTag tag) implements ProfileAttribute {}

    /**
     * A private element in the block that its creator has reserved, wherever that is in a data set (PS3.5 7.8.1).
     *
     * @param group odd
     * @param element 00H to FFH, the element number within the block
     */
    record Private(String name, int group, int element, String creator) implements ProfileAttribute {}
}

package org.niffler.dicom;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.ElementDictionary;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;

/**
 * A DICOM data set, as far as Niffler looks into one: keys of a query, a match, the header of an instance.
 *
 * <p>Not changed after it is made. It prints as the list of its tags only, never its values: a value may identify a
 * patient, and whatever prints ends in a log.
 */
public final class DataSet {

    private static final char REPLACEMENT = '\uFFFD';

    private final Attributes attributes;

    private DataSet(Attributes attributes) {
        this.attributes = attributes;
    }

    /** Wraps what the toolkit gave; the caller no longer changes it. For the {@code org.niffler.dicom} packages only. */
    public static DataSet wrap(Attributes attributes) {
        return new DataSet(attributes);
    }

    /** The toolkit's view of it, not to be changed. For the {@code org.niffler.dicom} packages only. */
    public Attributes unwrap() {
        return attributes;
    }

    public static Builder builder() {
        return new Builder(new Attributes());
    }

    /** A builder that begins with everything that is here; this data set stays as it is. */
    public Builder edit() {
        return new Builder(new Attributes(attributes));
    }

    /** All elements, in the order of their tags, group lengths left out; the items of a sequence are within its element. */
    public List<DataElement> elements() {
        List<DataElement> elements = new ArrayList<>();
        for (int tag : attributes.tags()) {
            if ((tag & 0xFFFF) != 0) {
                elements.add(new DataElement(attributes, new DicomTag(tag)));
            }
        }
        return elements;
    }

    /** The element of this tag; empty if it is absent. */
    public Optional<DataElement> element(DicomTag tag) {
        return contains(tag) ? Optional.of(new DataElement(attributes, tag)) : Optional.empty();
    }

    /**
     * A private element in the block that its creator has reserved, whichever block that is (PS3.5 7.8.1); empty if it is
     * absent.
     *
     * @param group odd
     * @param element 00H to FFH, the element number within the block
     */
    public Optional<DataElement> privateElement(int group, int element, String creator) {
        for (int block = 0x10; block <= 0xFF; block++) {
            DicomTag tag = new DicomTag(group << 16 | block << 8 | element);
            if (contains(tag) && text(new DicomTag(group << 16 | block)).equals(Optional.of(creator))) {
                return element(tag);
            }
        }
        return Optional.empty();
    }

    /** The items of a sequence; an empty list if the element is absent, empty or no sequence. */
    public List<DataSet> items(DicomTag tag) {
        return contains(tag) ? new DataElement(attributes, tag).items() : List.of();
    }

    public boolean contains(DicomTag tag) {
        return attributes.contains(tag.value());
    }

    /**
     * The value as text, several values joined by the backslash that stood between them; empty if the element is absent
     * or has no value.
     */
    public Optional<String> text(DicomTag tag) {
        List<String> values = texts(tag);
        String joined = String.join("\\", values);
        return joined.isEmpty() ? Optional.empty() : Optional.of(joined);
    }

    /**
     * All values as text; an empty list if the element is absent or has no value, or if what it has is no value of its
     * representation: three bytes are no number of two.
     */
    public List<String> texts(DicomTag tag) {
        String[] values = strings(tag);
        List<String> texts = new ArrayList<>();
        for (String value : values == null ? new String[0] : values) {
            texts.add(value == null ? "" : value);
        }
        return texts;
    }

    private String[] strings(DicomTag tag) {
        try {
            return attributes.getStrings(tag.value());
        } catch (IllegalArgumentException e) {
            return null; // the toolkit's word for a length that is no multiple of the number's
        }
    }

    /** This data set; if it has no such value, a copy that has this one. */
    public DataSet orElse(DicomTag tag, String value) {
        if (text(tag).isPresent()) {
            return this;
        }
        Attributes copy = new Attributes(attributes);
        copy.setString(tag.value(), ElementDictionary.vrOf(tag.value(), null), value);
        return new DataSet(copy);
    }

    /** The value as a whole number; empty if it is absent or no number. */
    public OptionalInt integer(DicomTag tag) {
        return text(tag).map(DataSet::toInteger).orElse(OptionalInt.empty());
    }

    /**
     * The bytes of a value that its character set does not explain; empty if the text is good or absent. To be asked
     * before the value's text is: the toolkit keeps the text in the place of the bytes.
     */
    public Optional<byte[]> undecodable(DicomTag tag) {
        byte[] bytes = attributes.getSafeBytes(tag.value());
        return text(tag).filter(text -> text.indexOf(REPLACEMENT) >= 0).map(text -> bytes);
    }

    private static OptionalInt toInteger(String text) {
        // IS allows a sign and surrounding spaces (PS3.5 6.2); what does not fit is no count that one could rely on.
        String digits = text.strip();
        return digits.matches("\\+?[0-9]{1,9}") ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }

    @Override
    public String toString() {
        StringBuilder tags = new StringBuilder("DataSet");
        for (int tag : attributes.tags()) {
            tags.append(' ').append(new DicomTag(tag));
        }
        return tags.toString();
    }

    /** Collects elements; {@link #build()} copies. */
    public static final class Builder {

        private final Attributes attributes;

        private Builder(Attributes attributes) {
            this.attributes = attributes;
        }

        /** A matching key (in a query) or a value. */
        public Builder put(DicomTag tag, String value) {
            return put(tag, vrOf(tag), List.of(value));
        }

        /**
         * Puts an element of several values and of this value representation, which PS3.6 may not know or leave open.
         *
         * @throws IllegalArgumentException if there is no such value representation
         */
        public Builder put(DicomTag tag, String vr, List<String> values) {
            return put(tag, VR.valueOf(vr), values);
        }

        private Builder put(DicomTag tag, VR vr, List<String> values) {
            if (!StandardCharsets.US_ASCII.newEncoder().canEncode(String.join("", values))) {
                // PS3.3 C.12.1.1.2: UTF-8. Only where it is needed: some peers refuse any character set. What is there
                // already is decoded with its own.
                attributes.setSpecificCharacterSet("ISO_IR 192");
            }
            if (values.size() == 1) {
                // The toolkit splits a single text by its value representation, several it joins without regard to it.
                attributes.setString(tag.value(), vr, values.get(0));
            } else {
                attributes.setString(tag.value(), vr, values.toArray(String[]::new));
            }
            return this;
        }

        /**
         * Puts the very bytes of another data set's element. For elements without text: the character set does not come
         * with it.
         */
        public Builder copy(DataSet source, DicomTag tag) {
            attributes.addSelected(source.attributes, null, tag.value());
            return this;
        }

        /** Puts an element without a value, of this value representation. */
        public Builder putEmpty(DicomTag tag, String vr) {
            attributes.setNull(tag.value(), VR.valueOf(vr));
            return this;
        }

        /** Removes an element, if it is there. */
        public Builder remove(DicomTag tag) {
            attributes.remove(tag.value());
            return this;
        }

        /** Gives an element that is there no value. */
        public Builder empty(DicomTag tag) {
            if (attributes.contains(tag.value())) {
                attributes.setNull(tag.value(), attributes.getVR(tag.value()));
            }
            return this;
        }

        /** Puts a sequence of these items. */
        public Builder putItems(DicomTag tag, List<DataSet> items) {
            Sequence sequence = attributes.newSequence(tag.value(), items.size());
            items.forEach(item -> sequence.add(new Attributes(item.attributes)));
            return this;
        }

        /** A return key: universal matching (PS3.4 C.2.2.2.3). */
        public Builder returning(DicomTag... tags) {
            for (DicomTag tag : tags) {
                attributes.setNull(tag.value(), vrOf(tag));
            }
            return this;
        }

        /** Return keys, as far as nothing is matched by them. */
        public Builder returningUnlessPut(DicomTag... tags) {
            for (DicomTag tag : tags) {
                if (!attributes.contains(tag.value())) {
                    returning(tag);
                }
            }
            return this;
        }

        public DataSet build() {
            return new DataSet(new Attributes(attributes));
        }

        private static VR vrOf(DicomTag tag) {
            return ElementDictionary.vrOf(tag.value(), null);
        }
    }
}

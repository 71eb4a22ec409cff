package org.niffler.dicom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;

/**
 * One element of a {@link DataSet}. Values are decoded when they are asked for. It prints as its tag only: a value may
 * identify a patient.
 */
public final class DataElement {

    private final Attributes attributes;
    private final DicomTag tag;

    DataElement(Attributes attributes, DicomTag tag) {
        this.attributes = attributes;
        this.tag = tag;
    }

    public DicomTag tag() {
        return tag;
    }

    /** The value representation it was read with: the data set's own if that is explicit, else PS3.6's. */
    public String vr() {
        return attributes.getVR(tag.value()).name();
    }

    /** Who owns a private element; empty for others, and where the data set does not say. */
    public Optional<String> privateCreator() {
        return tag.isPrivate() ? Optional.ofNullable(attributes.privateCreatorOf(tag.value())) : Optional.empty();
    }

    /** The items of a sequence; an empty list for any other element. */
    public List<DataSet> items() {
        Object value = attributes.getValue(tag.value());
        List<DataSet> items = new ArrayList<>();
        if (value instanceof Sequence sequence) {
            sequence.forEach(item -> items.add(DataSet.wrap(item)));
        }
        return items;
    }

    /** All values as text, binary numbers too; an empty list if there is none. */
    public List<String> texts() {
        return DataSet.wrap(attributes).texts(tag);
    }

    /** The values of a binary floating point element (FL, FD); an empty array if there is none, or it is no such element. */
    public double[] floatingPoint() {
        boolean isFloatingPoint = vr().equals("FL") || vr().equals("FD");
        double[] values = isFloatingPoint ? attributes.getDoubles(tag.value()) : null;
        return values == null ? new double[0] : values;
    }

    /** The value as it stands in the file; empty for sequences and elements without a value. */
    public Optional<byte[]> bytes() {
        return Optional.ofNullable(attributes.getSafeBytes(tag.value()));
    }

    @Override
    public String toString() {
        return tag.toString();
    }
}

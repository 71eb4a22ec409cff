package org.niffler.png.image;

import java.util.function.Consumer;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

/**
 * Makes data sets with binary elements, in either byte order, as a file that was read has them: with the toolkit, because
 * the builder of {@link DataSet} is for text.
 */
final class Elements {

    private final Attributes attributes;

    private Elements(boolean bigEndian) {
        this.attributes = new Attributes(bigEndian);
    }

    static DataSet none() {
        return littleEndian(elements -> {});
    }

    static DataSet littleEndian(Consumer<Elements> content) {
        return of(false, content);
    }

    static DataSet bigEndian(Consumer<Elements> content) {
        return of(true, content);
    }

    private static DataSet of(boolean bigEndian, Consumer<Elements> content) {
        Elements elements = new Elements(bigEndian);
        content.accept(elements);
        return DataSet.wrap(elements.attributes);
    }

    Elements text(DicomTag tag, String... values) {
        attributes.setString(tag.value(), VR.valueOf(tag.vr()), values);
        return this;
    }

    Elements text(DicomTag tag, VR vr, String value) {
        attributes.setString(tag.value(), vr, value);
        return this;
    }

    Elements words(DicomTag tag, VR vr, int... values) {
        attributes.setInt(tag.value(), vr, values);
        return this;
    }

    Elements bytes(DicomTag tag, VR vr, int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        attributes.setBytes(tag.value(), vr, bytes);
        return this;
    }

    Elements empty(DicomTag tag) {
        attributes.setNull(tag.value(), VR.valueOf(tag.vr()));
        return this;
    }

    @SafeVarargs
    final Elements items(DicomTag tag, Consumer<Elements>... items) {
        Sequence sequence = attributes.newSequence(tag.value(), items.length);
        for (Consumer<Elements> item : items) {
            Elements elements = new Elements(attributes.bigEndian());
            item.accept(elements);
            sequence.add(elements.attributes);
        }
        return this;
    }

    /** An item of a Modality or VOI LUT Sequence. */
    static Consumer<Elements> table(int first, int bits, int... entries) {
        return item -> item.words(ImageTag.LUT_DESCRIPTOR, VR.US, entries.length, first, bits)
                .words(ImageTag.LUT_DATA, VR.OW, entries);
    }

    /** One channel of a palette. */
    Elements channel(PaletteTag channel, int first, int bits, int... entries) {
        return words(channel.descriptor(), VR.US, entries.length, first, bits).words(channel.data(), VR.OW, entries);
    }
}

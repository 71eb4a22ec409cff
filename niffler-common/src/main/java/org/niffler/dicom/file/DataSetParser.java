package org.niffler.dicom.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.ElementDictionary;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;
import org.niffler.dicom.DicomTag;

/**
 * Parses one data set of a file: everything but the pixel data, of which only the position is taken. Not the toolkit's
 * own parser, because files come from anywhere: no length is believed that the file cannot have, nothing is read twice,
 * and depth, elements and memory have limits ({@link ParseLimits}).
 *
 * <p>Values are kept in little endian, whatever the file has.
 */
final class DataSetParser {

    private static final String ENDS_WITHIN_SEQUENCE = "the data set ends in the middle of sequence ";

    private final ByteCursor in;
    private final ParseLimits limits = new ParseLimits();
    private PixelData pixelData = new PixelData.Absent();

    DataSetParser(ByteCursor in) {
        this.in = in;
    }

    /** What was found at the place of the pixel data; to be asked after {@link #parse(Encoding)}. */
    PixelData pixelData() {
        return pixelData;
    }

    /** From where the cursor stands to the end of the file. */
    Attributes parse(Encoding encoding) throws IOException {
        Attributes dataSet = new Attributes();
        try {
            readElements(dataSet, in.size(), encoding, 0);
        } catch (MalformedDataSetException e) {
            if (pixelData instanceof PixelData.Absent) {
                throw e;
            }
            // Rubbish behind whole pixel data takes nothing from the image: padding that is no element is common there.
        }
        return dataSet;
    }

    /** Reads the elements of group 0002H, by their tags: the group length is not always right. */
    Attributes parseFileMetaInformation() throws IOException {
        Attributes meta = new Attributes();
        while (in.remaining() >= ElementHeader.SHORT_FORM && in.peek(2).getShort(0) == 2) {
            limits.countElement();
            ElementHeader header = ElementHeader.read(in, Encoding.EXPLICIT_LITTLE);
            readValue(meta, header, vrOf(header, meta), Encoding.EXPLICIT_LITTLE);
        }
        return meta;
    }

    private void readElements(Attributes into, long end, Encoding encoding, int depth) throws IOException {
        int previous = 0;
        while (in.position() < end) {
            if (in.remaining() < ElementHeader.SHORT_FORM) {
                throw new MalformedDataSetException("the data set ends in the middle of an element");
            }
            limits.countElement();
            ElementHeader header = ElementHeader.read(in, encoding);
            if (header.tag() >>> 16 == ElementHeader.ITEM >>> 16) {
                if (depth > 0) {
                    endItem(header);
                    return;
                }
                skipStray(header);
            } else {
                if (Integer.compareUnsigned(header.tag(), previous) < 0) {
                    limits.countOutOfOrder();
                }
                previous = header.tag();
                readElement(into, header, encoding, depth);
            }
        }
    }

    /** A delimiter ends an item; a delimiter of the sequence or the next item, which ends it as well, is left to read. */
    private void endItem(ElementHeader header) {
        if (header.tag() != ElementHeader.ITEM_DELIMITATION) {
            in.seek(header.position());
        }
    }

    private void skipStray(ElementHeader header) throws MalformedDataSetException {
        if (!header.isUndefinedLength()) {
            checkLength(header);
            in.seek(in.position() + header.length());
        }
    }

    private void readElement(Attributes into, ElementHeader header, Encoding encoding, int depth) throws IOException {
        VR vr = vrOf(header, into);
        if (depth == 0 && isPixelData(header.tag())) {
            readPixelData(header, vr, encoding, into);
        } else if (header.isUndefinedLength()) {
            readUndefinedLength(into, header, vr, encoding, depth);
        } else if (vr == VR.SQ || vr == VR.UN && startsWithItem(header)) {
            checkLength(header);
            readSequenceOrBytes(into, header, vr, encodingWithin(header, encoding), depth);
        } else {
            readValue(into, header, vr, encoding);
        }
    }

    private static boolean isPixelData(int tag) {
        return tag == Tag.PixelData || tag == Tag.FloatPixelData || tag == Tag.DoubleFloatPixelData;
    }

    private void readPixelData(ElementHeader header, VR vr, Encoding encoding, Attributes dataSet) throws IOException {
        if (header.tag() != Tag.PixelData) {
            readFloatingPoint(header, encoding);
        } else if (header.isUndefinedLength()) {
            pixelData = new FragmentsParser(in, limits).parse(dataSet);
        } else {
            boolean floats = vr == VR.OF || vr == VR.OD; // which Pixel Data cannot be (PS3.5 8.2)
            pixelData = readNative(header, floats ? VR.OW : vr, encoding);
        }
    }

    /** There may be no Pixel Data beside it (PS3.3 C.7.6.24, C.7.6.25); if there is, that is the image. */
    private void readFloatingPoint(ElementHeader header, Encoding encoding) throws IOException {
        if (header.isUndefinedLength()) {
            throw new MalformedDataSetException("element " + new DicomTag(header.tag())
                    + " has no length: floating point pixel data cannot be in encapsulated format");
        }
        PixelData found = readNative(header, header.tag() == Tag.FloatPixelData ? VR.OF : VR.OD, encoding);
        if (pixelData instanceof PixelData.Absent) {
            pixelData = found;
        }
    }

    private PixelData readNative(ElementHeader header, VR vr, Encoding encoding) throws IOException {
        long length = Math.min(header.length(), in.remaining());
        long position = in.position();
        in.seek(position + length);
        return new PixelData.Native(position, length, header.length(), vr.name(), encoding.bigEndian());
    }

    private void readUndefinedLength(Attributes into, ElementHeader header, VR vr, Encoding encoding, int depth)
            throws IOException {
        boolean encapsulated = vr != VR.SQ && vr != VR.UN && header.vr().isPresent() || isPixelData(header.tag());
        if (encapsulated) {
            // Compressed pixels of an icon: an element without a value, they are no header.
            new FragmentsParser(in, limits).skip();
            into.setNull(header.tag(), vr);
        } else {
            readSequence(into, header, encodingWithin(header, encoding), depth);
        }
    }

    /** PS3.5 6.2.2: what is inside an element of VR UN is implicit VR little endian; some files say so and do not do so. */
    private Encoding encodingWithin(ElementHeader header, Encoding encoding) throws IOException {
        if (header.vr().orElse(VR.SQ) != VR.UN) {
            return encoding;
        }
        ByteBuffer start = in.peek(ElementHeader.SHORT_FORM + 6);
        boolean explicit = start.remaining() == ElementHeader.SHORT_FORM + 6
                && ValueRepresentations.isKnown(start, ElementHeader.SHORT_FORM + 4);
        return explicit ? new Encoding(true, encoding.bigEndian()) : Encoding.IMPLICIT_LITTLE;
    }

    private boolean startsWithItem(ElementHeader header) throws IOException {
        return header.length() >= ElementHeader.SHORT_FORM
                && in.remaining() >= ElementHeader.SHORT_FORM
                && in.peek(4).getInt(0) == 0xE000FFFE;
    }

    /** A sequence of defined length; where only its look says that it is one, and it is none, its bytes. */
    private void readSequenceOrBytes(Attributes into, ElementHeader header, VR vr, Encoding encoding, int depth)
            throws IOException {
        boolean sure = vr == VR.SQ && header.vr().orElse(VR.SQ) == VR.SQ;
        long start = in.position();
        try {
            readSequence(into, header, encoding, depth);
        } catch (MalformedDataSetException e) {
            if (sure) {
                throw e;
            }
            in.seek(start);
            into.remove(header.tag());
            readValue(into, header, VR.UN, encoding);
        }
    }

    private void readSequence(Attributes into, ElementHeader header, Encoding encoding, int depth) throws IOException {
        limits.checkDepth(depth + 1, header.tag());
        Sequence sequence = into.newSequence(header.tag(), 4);
        long end = header.isUndefinedLength() ? in.size() : in.position() + header.length();
        while (in.position() < end) {
            ElementHeader item = itemHeader(header.tag(), encoding);
            if (item.tag() == ElementHeader.SEQUENCE_DELIMITATION) {
                if (!header.isUndefinedLength()) {
                    in.seek(end);
                }
                return;
            }
            readItem(sequence, item, encoding, depth);
        }
        if (header.isUndefinedLength()) {
            throw new MalformedDataSetException(ENDS_WITHIN_SEQUENCE + new DicomTag(header.tag()));
        }
        in.seek(Math.max(end, in.position()));
    }

    private ElementHeader itemHeader(int sequenceTag, Encoding encoding) throws IOException {
        if (in.remaining() < ElementHeader.SHORT_FORM) {
            throw new MalformedDataSetException(ENDS_WITHIN_SEQUENCE + new DicomTag(sequenceTag));
        }
        limits.countElement();
        ElementHeader item = ElementHeader.read(in, encoding);
        if (item.tag() != ElementHeader.ITEM && item.tag() != ElementHeader.SEQUENCE_DELIMITATION) {
            throw new MalformedDataSetException(
                    "sequence " + new DicomTag(sequenceTag) + " has something else than items");
        }
        return item;
    }

    private void readItem(Sequence sequence, ElementHeader header, Encoding encoding, int depth) throws IOException {
        Attributes item = new Attributes(0);
        sequence.add(item);
        if (header.isUndefinedLength()) {
            readElements(item, in.size(), encoding, depth + 1);
        } else {
            checkLength(header);
            long end = in.position() + header.length();
            readElements(item, end, encoding, depth + 1);
            // Never back: what an item too short had behind its end is its own, and nothing is read twice.
            in.seek(Math.max(end, in.position()));
        }
    }

    private void readValue(Attributes into, ElementHeader header, VR vr, Encoding encoding) throws IOException {
        checkLength(header);
        if ((header.tag() & 0xFFFF) == 0 || header.length() == 0 || !limits.admits(header.length())) {
            in.seek(in.position() + header.length());
            if ((header.tag() & 0xFFFF) != 0) {
                into.setNull(header.tag(), vr);
            }
            return;
        }
        byte[] value = in.read((int) header.length());
        if (encoding.bigEndian() && value.length % Math.max(1, vr.numEndianBytes()) == 0) {
            vr.toggleEndian(value, false);
        }
        into.setBytes(header.tag(), vr, value);
    }

    private void checkLength(ElementHeader header) throws MalformedDataSetException {
        if (header.length() > in.remaining()) {
            throw new MalformedDataSetException("element %s says that it has %d bytes, but the file ends after %d"
                    .formatted(new DicomTag(header.tag()), header.length(), in.remaining()));
        }
    }

    /** What stands there; without that, or where it is UN, what PS3.6 and the private dictionaries say (PS3.5 6.2.2). */
    private static VR vrOf(ElementHeader header, Attributes dataSet) {
        VR written = header.vr().orElse(VR.UN);
        if (written != VR.UN) {
            return written;
        }
        return ElementDictionary.vrOf(header.tag(), dataSet.getPrivateCreator(header.tag()));
    }
}

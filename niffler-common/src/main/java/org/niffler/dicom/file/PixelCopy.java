package org.niffler.dicom.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.VR;
import org.aoju.bus.image.galaxy.io.ImageOutputStream;

/** Pixel data on its way into a file. */
interface PixelCopy {

    /** What they are copied in; an array of it holds a whole number of words of any size. */
    int CHUNK = 256 * 1024;

    /** Where transfer syntaxes are (PS3.6 A); anything may stand in the place of one. */
    String REGISTERED = "1\\.2\\.840\\.10008\\.1\\.2(?:\\.[0-9]{1,4}){1,4}";

    String transferSyntaxUid();

    boolean isEncapsulated();

    /**
     * Writes the element, or nothing if there is none.
     *
     * @param header encodes what is before the bytes
     * @param out what it writes to
     */
    void writeTo(ImageOutputStream header, OutputStream out) throws IOException;

    /** @throws MalformedDataSetException if they are cut, or compressed in no way that the file tells */
    static PixelCopy of(DicomInstance source) throws MalformedDataSetException {
        String transferSyntax = source.transferSyntaxUid();
        PixelData pixels = source.pixelData();
        if (pixels instanceof PixelData.Native uncompressed) {
            checkWhole(uncompressed);
            return new Words(
                    source, PictureLength.cut(uncompressed, source.dataSet()), uncompressedSyntax(transferSyntax));
        }
        if (pixels instanceof PixelData.Encapsulated compressed) {
            if (isUncompressed(transferSyntax)) {
                throw new MalformedDataSetException(
                        "its pixel data is compressed, but its transfer syntax says that it is not");
            }
            if (!transferSyntax.matches(REGISTERED)) {
                throw new MalformedDataSetException("its transfer syntax is none of DICOM's");
            }
            if (!compressed.fragments().stream().allMatch(PixelData.Fragment::isWhole)) {
                throw new MalformedDataSetException("its compressed pixel data ends in the middle of a fragment");
            }
            return new Fragments(source, compressed, transferSyntax);
        }
        return new Nothing(uncompressedSyntax(transferSyntax));
    }

    static PixelCopy of(PixelContent content) {
        return new Made(content);
    }

    /**
     * In another transfer syntax without compression.
     *
     * @throws MalformedDataSetException if they are cut, or compressed
     */
    static PixelCopy in(String transferSyntax, DicomInstance source) throws MalformedDataSetException {
        if (source.pixelData() instanceof PixelData.Native uncompressed) {
            checkWhole(uncompressed);
            return new Words(source, uncompressed, transferSyntax);
        }
        if (source.pixelData() instanceof PixelData.Encapsulated) {
            throw new MalformedDataSetException("its pixel data is compressed");
        }
        return new Nothing(transferSyntax);
    }

    private static void checkWhole(PixelData.Native pixels) throws MalformedDataSetException {
        if (pixels.length() < pixels.declaredLength()) {
            throw new MalformedDataSetException(
                    "its pixel data ends after %d of %d bytes".formatted(pixels.length(), pixels.declaredLength()));
        }
    }

    /** Whether a data set in it is not compressed, or is so as a whole. */
    static boolean isUncompressed(String transferSyntax) {
        return switch (transferSyntax) {
            case UID.ImplicitVRLittleEndian,
                    UID.ExplicitVRLittleEndian,
                    UID.ExplicitVRBigEndianRetired,
                    UID.DeflatedExplicitVRLittleEndian,
                    Encoding.IMPLICIT_WITH_BIG_ENDIAN_PIXELS -> true;
            default -> false;
        };
    }

    /** What a data set without compressed pixels is written in. */
    private static String uncompressedSyntax(String transferSyntax) {
        if (transferSyntax.equals(Encoding.IMPLICIT_WITH_BIG_ENDIAN_PIXELS)) {
            return UID.ImplicitVRLittleEndian;
        }
        return isUncompressed(transferSyntax) ? transferSyntax : UID.ExplicitVRLittleEndian;
    }

    /** An object without pixels, such as a report. */
    record Nothing(String transferSyntaxUid) implements PixelCopy {

        @Override
        public boolean isEncapsulated() {
            return false;
        }

        @Override
        public void writeTo(ImageOutputStream header, OutputStream out) {
            // There is nothing to write.
        }
    }

    /** Pixel data of a file, not compressed. */
    record Words(DicomInstance source, PixelData.Native pixels, String transferSyntaxUid) implements PixelCopy {

        @Override
        public boolean isEncapsulated() {
            return false;
        }

        @Override
        public void writeTo(ImageOutputStream header, OutputStream out) throws IOException {
            VR vr = Encoding.of(transferSyntaxUid).explicitVr() || !pixels.vr().equals("UN")
                    ? VR.valueOf(pixels.vr())
                    : VR.OW;
            int tag =
                    switch (pixels.vr()) {
                        case "OF" -> Tag.FloatPixelData;
                        case "OD" -> Tag.DoubleFloatPixelData;
                        default -> Tag.PixelData;
                    };
            long padding = pixels.length() % 2;
            header.writeHeader(tag, vr, (int) (pixels.length() + padding));
            try (FileBytes bytes = source.openPixelBytes()) {
                copy(bytes, pixels.position(), pixels.length(), swapped(), out);
            }
            if (padding > 0) {
                out.write(0);
            }
        }

        /** How many bytes of a word change places: some files have pixels of another byte order than their data set. */
        private int swapped() {
            if (pixels.bigEndian() == Encoding.of(transferSyntaxUid).bigEndian()) {
                return 1;
            }
            return switch (pixels.vr()) {
                case "OB" -> 1;
                case "OF" -> Float.BYTES;
                case "OD" -> Double.BYTES;
                default -> Short.BYTES;
            };
        }
    }

    /** Pixel data of a file, compressed: an item with the basic offset table and one for each fragment (PS3.5 A.4). */
    record Fragments(DicomInstance source, PixelData.Encapsulated pixels, String transferSyntaxUid)
            implements PixelCopy {

        @Override
        public boolean isEncapsulated() {
            return true;
        }

        @Override
        public void writeTo(ImageOutputStream header, OutputStream out) throws IOException {
            header.writeHeader(Tag.PixelData, VR.OB, (int) ElementHeader.UNDEFINED);
            ByteBuffer offsets = ByteBuffer.allocate(
                            Integer.BYTES * pixels.basicOffsets().size())
                    .order(ByteOrder.LITTLE_ENDIAN);
            pixels.basicOffsets().forEach(offset -> offsets.putInt(offset.intValue()));
            header.writeHeader(ElementHeader.ITEM, null, offsets.capacity());
            out.write(offsets.array());
            try (FileBytes bytes = source.openPixelBytes()) {
                CodestreamText text = new CodestreamText(bytes);
                boolean codestreams = CodestreamText.isIn(transferSyntaxUid);
                for (PixelData.Fragment fragment : pixels.fragments()) {
                    header.writeHeader(ElementHeader.ITEM, null, (int) fragment.length());
                    write(bytes, fragment, codestreams ? text.next(fragment) : List.of(), out);
                }
            }
            header.writeHeader(ElementHeader.SEQUENCE_DELIMITATION, null, 0);
        }

        /** Zeros in the place of text: nothing moves, so that offset tables stay right. */
        private static void write(
                FileBytes bytes, PixelData.Fragment fragment, List<CodestreamText.Part> text, OutputStream out)
                throws IOException {
            long at = fragment.position();
            for (CodestreamText.Part part : text) {
                copy(bytes, at, part.position() - at, 1, out);
                for (long i = 0; i < part.length(); i++) {
                    out.write(0);
                }
                at = part.position() + part.length();
            }
            copy(bytes, at, fragment.position() + fragment.length() - at, 1, out);
        }
    }

    /** Pixel data that was made for this file. */
    record Made(PixelContent content) implements PixelCopy {

        @Override
        public String transferSyntaxUid() {
            return UID.ExplicitVRLittleEndian;
        }

        @Override
        public boolean isEncapsulated() {
            return false;
        }

        @Override
        public void writeTo(ImageOutputStream header, OutputStream out) throws IOException {
            long padding = content.length() % 2;
            header.writeHeader(Tag.PixelData, VR.valueOf(content.vr()), (int) (content.length() + padding));
            content.writeTo(out);
            if (padding > 0) {
                out.write(0);
            }
        }
    }

    private static void copy(FileBytes bytes, long position, long length, int swapped, OutputStream out)
            throws IOException {
        byte[] chunk = new byte[(int) Math.min(CHUNK, length)];
        for (long at = 0; at < length; at += chunk.length) {
            int count = (int) Math.min(chunk.length, length - at);
            bytes.readFully(position + at, chunk, 0, count);
            if (swapped > 1) {
                swap(chunk, count, swapped);
            }
            out.write(chunk, 0, count);
        }
    }

    private static void swap(byte[] chunk, int count, int size) {
        for (int word = 0; word + size <= count; word += size) {
            for (int low = word, high = word + size - 1; low < high; low++, high--) {
                byte kept = chunk[low];
                chunk[low] = chunk[high];
                chunk[high] = kept;
            }
        }
    }
}

package org.niffler.bench.images;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Fragments;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;
import org.aoju.bus.image.galaxy.io.ImageInputHandler;
import org.aoju.bus.image.galaxy.io.ImageInputStream;
import org.aoju.bus.image.galaxy.io.ImageOutputStream;

/**
 * An instance in memory of which many can be made that differ in their UIDs. What stands behind these is sent as it was read;
 * what stands before is encoded again.
 */
public final class InstanceTemplate {

    private static final String DEFLATED = "1.2.840.10008.1.2.1.99";

    private final String transferSyntaxUid;
    private final Attributes head;
    private final byte[] tail;

    private InstanceTemplate(String transferSyntaxUid, Attributes head, byte[] tail) {
        this.transferSyntaxUid = transferSyntaxUid;
        this.head = head;
        this.tail = tail;
    }

    /**
     * Reads a file (PS3.10).
     *
     * @throws IOException if it is none, or has no series
     */
    static InstanceTemplate read(byte[] file) throws IOException {
        ImageInputStream in = new ImageInputStream(new ByteArrayInputStream(file));
        if (in.readFileMetaInformation() == null || in.getTransferSyntax().equals(DEFLATED)) {
            throw new IOException("no file meta information, or a deflated data set");
        }
        Attributes head = new Attributes(in.bigEndian());
        Head handler = new Head();
        in.setImageInputHandler(handler);
        try {
            in.readAttributes(head, -1, -1);
        } catch (EndOfHead e) {
            if (head.getString(Tag.SeriesInstanceUID) != null) {
                return new InstanceTemplate(
                        in.getTransferSyntax(), head, Arrays.copyOfRange(file, (int) in.getTagPosition(), file.length));
            }
        }
        throw new IOException("no series");
    }

    /** A drawn one. */
    static InstanceTemplate of(Attributes image) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ImageOutputStream out = new ImageOutputStream(file, UID.ExplicitVRLittleEndian)) {
            out.writeDataset(image.createFileMetaInformation(UID.ExplicitVRLittleEndian), image);
        }
        return read(file.toByteArray());
    }

    public String sopClassUid() {
        return head.getString(Tag.SOPClassUID);
    }

    public String transferSyntaxUid() {
        return transferSyntaxUid;
    }

    String seriesInstanceUid() {
        return head.getString(Tag.SeriesInstanceUID);
    }

    int instanceNumberOr(int other) {
        return head.getInt(Tag.InstanceNumber, other);
    }

    int tailBytes() {
        return tail.length;
    }

    /** The data set of an instance like this one. */
    public DataSetBytes dataSet(InstanceUids uids) throws IOException {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream(4096);
        // Not closed: there is nothing behind it.
        new ImageOutputStream(encoded, transferSyntaxUid).writeDataset(null, renamed(uids));
        return new DataSetBytes(encoded.toByteArray(), tail);
    }

    /** Writes a file of an instance like this one. */
    void write(Path file, InstanceUids uids) throws IOException {
        Attributes renamed = renamed(uids);
        try (OutputStream out = Files.newOutputStream(file)) {
            ByteArrayOutputStream before = new ByteArrayOutputStream(4096);
            new ImageOutputStream(before, UID.ExplicitVRLittleEndian)
                    .writeDataset(renamed.createFileMetaInformation(transferSyntaxUid), renamed);
            before.writeTo(out);
            out.write(tail);
        }
    }

    private Attributes renamed(InstanceUids uids) {
        Attributes renamed = new Attributes(head);
        renamed.setString(Tag.SOPInstanceUID, VR.UI, uids.instance());
        renamed.setString(Tag.StudyInstanceUID, VR.UI, uids.study());
        renamed.setString(Tag.SeriesInstanceUID, VR.UI, uids.series());
        return renamed;
    }

    /** An encoded data set in two parts. */
    public record DataSetBytes(byte[] head, byte[] tail) {

        public int length() {
            return head.length + tail.length;
        }

        public void writeTo(OutputStream out) throws IOException {
            out.write(head);
            out.write(tail);
        }

        /** Whether these are its bytes. */
        public boolean equalsBytes(byte[] bytes) {
            return bytes.length == length()
                    && Arrays.equals(head, 0, head.length, bytes, 0, head.length)
                    && Arrays.equals(tail, 0, tail.length, bytes, head.length, bytes.length);
        }
    }

    /** Stops at the first element behind the series' UID; the toolkit itself stops at one that is there only. */
    private static final class Head implements ImageInputHandler {

        @Override
        public void readValue(ImageInputStream in, Attributes attributes) throws IOException {
            if (in.level() == 0 && Integer.compareUnsigned(in.tag(), Tag.SeriesInstanceUID) > 0) {
                throw new EndOfHead();
            }
            in.readValue(in, attributes);
        }

        @Override
        public void readValue(ImageInputStream in, Sequence sequence) throws IOException {
            in.readValue(in, sequence);
        }

        @Override
        public void readValue(ImageInputStream in, Fragments fragments) throws IOException {
            in.readValue(in, fragments);
        }

        @Override
        public void startDataset(ImageInputStream in) {
            // Nothing to prepare.
        }

        @Override
        public void endDataset(ImageInputStream in) {
            // Nothing to finish.
        }
    }

    private static final class EndOfHead extends IOException {
        private static final long serialVersionUID = 1L;
    }
}

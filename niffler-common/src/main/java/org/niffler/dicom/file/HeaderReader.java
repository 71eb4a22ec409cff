package org.niffler.dicom.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Fragments;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;
import org.aoju.bus.image.galaxy.io.ImageInputHandler;
import org.aoju.bus.image.galaxy.io.ImageInputStream;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

/**
 * Reads chosen elements of a data set from a stream and stops behind the last of them: a data set is in the order of its
 * tags (PS3.5 7.1), so that pixel data never needs to be read for a header. Other elements are skipped, not kept.
 */
final class HeaderReader {

    private final HeaderSelection selection;

    HeaderReader(HeaderSelection selection) {
        this.selection = selection;
    }

    HeaderReader(Collection<DicomTag> tags) {
        this(HeaderSelection.of(tags));
    }

    /**
     * Reads from an encoded data set without file meta information.
     *
     * @throws MalformedDataSetException if the stream is no data set in that transfer syntax, or ends too early
     * @throws IOException if the stream itself fails
     */
    DataSet read(InputStream in, String transferSyntaxUid) throws IOException {
        // Not closed: the rest of the stream is the caller's.
        return read(() -> new ImageInputStream(in, transferSyntaxUid));
    }

    /**
     * Reads from a file: with preamble and file meta information, or without.
     *
     * @throws MalformedDataSetException if it is no DICOM file, or ends too early
     * @throws IOException if the stream itself fails
     */
    FileHeader readFile(InputStream in) throws IOException {
        Attributes meta = new Attributes();
        DataSet header = read(() -> {
            ImageInputStream data = new ImageInputStream(in);
            Attributes read = data.readFileMetaInformation();
            if (read != null) {
                meta.addAll(read);
            }
            return data;
        });
        return FileHeader.of(header, DataSet.wrap(meta));
    }

    private DataSet read(Opening opening) throws IOException {
        Attributes header = new Attributes();
        try {
            ImageInputStream data = opening.open();
            data.setImageInputHandler(new Selection());
            data.readAttributes(header, -1, -1);
        } catch (PastLastElement e) {
            return DataSet.wrap(header);
        } catch (EOFException e) {
            throw new MalformedDataSetException("the data set ends in the middle of an element", e);
        } catch (StackOverflowError e) {
            // The toolkit calls itself for each item; nothing that is meant as an image nests so deep.
            throw new MalformedDataSetException("its sequences are nested too deep to be read", e);
        } catch (RuntimeException e) {
            // Boundary to the toolkit, which reports encoding errors unchecked; its messages may quote the data set.
            throw new MalformedDataSetException("the data set is not encoded as its transfer syntax says", e);
        }
        return DataSet.wrap(header);
    }

    @FunctionalInterface
    private interface Opening {
        ImageInputStream open() throws IOException;
    }

    private final class Selection implements ImageInputHandler {

        /** Whether what is read belongs to an element that is wanted, however deep in its items. */
        private boolean wanted;

        @Override
        public void readValue(ImageInputStream in, Attributes attributes) throws IOException {
            int tag = in.tag();
            boolean top = in.level() == 0;
            if (top) {
                if (Integer.compareUnsigned(tag, selection.last().value()) > 0) {
                    throw PastLastElement.SIGNAL;
                }
                wanted = selection.wanted().test(new DicomTag(tag));
            }
            if (wanted) {
                in.readValue(in, attributes);
            } else if (in.length() != -1 && in.vr() != VR.SQ) {
                in.skipFully(in.length() & 0xFFFFFFFFL);
            } else {
                // Where it ends is only known by reading it.
                in.readValue(in, attributes);
                if (top) {
                    attributes.remove(tag);
                }
            }
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

    /** The only way to make the toolkit stop at the first tag behind the last wanted one, which need not be present. */
    private static final class PastLastElement extends IOException {

        private static final long serialVersionUID = 1L;
        private static final PastLastElement SIGNAL = new PastLastElement();

        private PastLastElement() {
            super("past the last wanted element", null);
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}

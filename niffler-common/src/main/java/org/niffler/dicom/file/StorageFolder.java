package org.niffler.dicom.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.DimseStatus;
import org.niffler.dicom.net.scp.IncomingInstance;
import org.niffler.dicom.net.scp.InstanceSink;
import org.niffler.dicom.net.scp.StoreRefusedException;

/**
 * Keeps received instances as files (PS3.10), the data set byte for byte as it came. A file has its final name only when
 * it is whole; the sender hears of success after that, unless {@link Durability#NONE} says otherwise.
 */
public final class StorageFolder implements InstanceSink, AutoCloseable {

    private static final int BUFFER_BYTES = 1024 * 1024;
    private static final List<DicomTag> UIDS =
            List.of(DicomTag.SOP_INSTANCE_UID, DicomTag.STUDY_INSTANCE_UID, DicomTag.SERIES_INSTANCE_UID);

    private final StoragePath template;
    private final StorageOptions options;
    private final StorageListener listener;
    private final FinalNames finalNames;
    private final FreeSpace freeSpace;
    private final IncomingFolder incoming;
    private final HeaderSelection needed;
    private final Completion completion;
    private final ConcurrentLinkedQueue<ByteBuffer> buffers = new ConcurrentLinkedQueue<>();
    private volatile Reader reader;

    private StorageFolder(Path root, StoragePath template, StorageOptions options, StorageListener listener)
            throws IOException {
        this.template = template;
        this.options = options;
        this.listener = listener;
        this.finalNames = new FinalNames(root);
        this.freeSpace = new FreeSpace(root, options.minimumFreeBytes());
        this.incoming = IncomingFolder.createIn(root);
        SortedSet<DicomTag> tags = template.tags();
        tags.addAll(UIDS);
        this.needed = HeaderSelection.of(tags);
        this.reader = reader(HeaderSelection.NOTHING);
        this.completion = Completion.of(options.durability());
    }

    /** Reads what the folder needs and what was asked for besides, for as long as the same is asked for. */
    private record Reader(HeaderSelection asked, HeaderReader headers) {}

    private Reader reader(HeaderSelection asked) {
        return new Reader(asked, new HeaderReader(needed.or(asked)));
    }

    /**
     * Opens the folder for writing, makes it if it does not exist, and removes the incomplete files of interrupted runs.
     *
     * @param listener told of every instance once it is kept, before its sender is
     * @throws IOException if the folder cannot be made or written to; the message says what to do
     */
    public static StorageFolder open(
            Path root, StoragePath template, StorageOptions options, Consumer<StoredInstance> listener)
            throws IOException {
        return openWith(root, template, options, (instance, header, read, callingAet) -> listener.accept(instance));
    }

    /** The same with a listener that is told more, and may refuse. */
    public static StorageFolder openWith(
            Path root, StoragePath template, StorageOptions options, StorageListener listener) throws IOException {
        Path absolute = root.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            return new StorageFolder(absolute, template, options, listener);
        } catch (IOException e) {
            throw new IOException(
                    "Cannot write to the storage folder " + absolute + " (" + describe(e)
                            + "); make it a folder that the user '" + System.getProperty("user.name")
                            + "' may write to, or name another StorageFolder",
                    e);
        }
    }

    private static String describe(IOException e) {
        String kind = e.getClass().getSimpleName().replace("Exception", "");
        return e.getMessage() == null ? kind : kind + ": " + e.getMessage();
    }

    /** Whether every instance would be refused now for want of disk space. */
    public boolean isDiskLow() throws IOException {
        return freeSpace.isLow();
    }

    @Override
    public DimseStatus store(IncomingInstance instance) throws IOException {
        if (freeSpace.isLow()) {
            throw new StoreRefusedException(
                    DimseStatus.OUT_OF_RESOURCES,
                    "less than " + (freeSpace.minimumBytes() >> 20) + " MiB free on disk",
                    null);
        }
        try {
            return receive(instance);
        } catch (IOException e) {
            if (FreeSpace.isCauseOf(e) && !(e instanceof StoreRefusedException)) {
                throw new StoreRefusedException(DimseStatus.OUT_OF_RESOURCES, "no space left on disk", e);
            }
            throw e;
        }
    }

    private DimseStatus receive(IncomingInstance instance) throws IOException {
        ByteBuffer buffer = borrowBuffer();
        PartFile part = new PartFile(incoming.next(), buffer);
        Completion.Task end = () -> {
            part.close();
            buffers.add(buffer);
        };
        Reader current = currentReader();
        DataSet header;
        try {
            part.write(FileMetaInformation.encode(instance));
            InputStream dataSet = instance.dataSet();
            try {
                header = identified(
                        current.headers().read(new Copying(dataSet, part), instance.transferSyntaxUid()), instance);
            } catch (MalformedDataSetException e) {
                // Fails if it was the association that broke off.
                dataSet.transferTo(part);
                part.finish(true);
                DimseStatus status = listener.unreadable(part.path(), instance, e);
                end.run();
                return status;
            }
            dataSet.transferTo(part);
        } catch (IOException | RuntimeException e) {
            end.run();
            throw e;
        }
        completion.of(() -> complete(part, header, current.asked(), instance.callingAet()), end);
        return DimseStatus.SUCCESS;
    }

    private Reader currentReader() {
        HeaderSelection asked = listener.selection();
        Reader current = reader;
        if (current.asked() != asked) {
            current = reader(asked);
            reader = current;
        }
        return current;
    }

    private void complete(PartFile part, DataSet header, HeaderSelection read, String callingAet) throws IOException {
        boolean force = options.durability() == Durability.FSYNC;
        part.finish(force);
        String sopInstanceUid = header.text(DicomTag.SOP_INSTANCE_UID).orElse("");
        FinalNames.Placed placed = finalNames.place(part.path(), template.resolve(header), sopInstanceUid);
        part.moved();
        if (force) {
            DurableFiles.forceNames(placed.path(), finalNames.root());
        }
        StoredInstance stored = new StoredInstance(
                header.text(DicomTag.STUDY_INSTANCE_UID).orElse(""),
                header.text(DicomTag.SERIES_INSTANCE_UID).orElse(""),
                sopInstanceUid,
                placed.path(),
                part.bytes(),
                placed.replaced());
        listener.stored(stored, header, read, callingAet);
    }

    /** Noise may parse as a data set; but every instance has UIDs (PS3.3 C.7.2.1, C.7.3.1, C.12.1). One may be missing. */
    private static DataSet identified(DataSet header, IncomingInstance instance) throws MalformedDataSetException {
        if (UIDS.stream().noneMatch(uid -> header.text(uid).isPresent())) {
            throw new MalformedDataSetException("the data set has none of the UIDs that every instance has", null);
        }
        return header.orElse(DicomTag.SOP_INSTANCE_UID, instance.sopInstanceUid());
    }

    private ByteBuffer borrowBuffer() {
        ByteBuffer buffer = buffers.poll();
        return buffer != null ? buffer : ByteBuffer.allocateDirect(BUFFER_BYTES);
    }

    /** Call when nothing is received any more. */
    @Override
    public void close() throws IOException {
        completion.close();
        incoming.close();
    }

    /** What is read from the association for the header is written to the file at the same time; a skip reads, too. */
    private static final class Copying extends InputStream {

        private final InputStream in;
        private final OutputStream copy;

        Copying(InputStream in, OutputStream copy) {
            this.in = in;
            this.copy = copy;
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            if (b >= 0) {
                copy.write(b);
            }
            return b;
        }

        @Override
        public int read(byte[] b, int off, int len) throws IOException {
            int count = in.read(b, off, len);
            if (count > 0) {
                copy.write(b, off, count);
            }
            return count;
        }
    }
}

package org.niffler.dicom.file;

import java.io.IOException;
import java.nio.file.Path;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DimseStatus;
import org.niffler.dicom.net.scp.IncomingInstance;
import org.niffler.dicom.net.scp.StoreRefusedException;

/** Is told what a storage folder keeps, and decides what becomes of what it cannot. Called by several threads at once. */
@FunctionalInterface
public interface StorageListener {

    /**
     * An instance is whole under its final name; its sender hears of it when this returns.
     *
     * @param header what it has of the elements that were read
     * @param read which those were: the selection as it was then, perhaps not any more
     * @param callingAet who sent it
     * @throws IOException if it must not be acknowledged; it stays on disk, and its sender sends it again
     */
    void stored(StoredInstance instance, DataSet header, HeaderSelection read, String callingAet) throws IOException;

    /** What is to be read of a header besides what the folder needs; asked for each instance. */
    default HeaderSelection selection() {
        return HeaderSelection.NOTHING;
    }

    /**
     * An instance was received whole, but its header cannot be read, so that it has no place in the folder. Whoever keeps
     * it moves the file away.
     *
     * @param file is deleted when this returns, if it is still there
     * @return what its sender is told: a warning if it is kept
     * @throws IOException if it is not kept; without more, that is how its sender hears that it was not understood
     */
    default DimseStatus unreadable(Path file, IncomingInstance instance, MalformedDataSetException why)
            throws IOException {
        throw new StoreRefusedException(DimseStatus.CANNOT_UNDERSTAND, why.getMessage(), why);
    }
}

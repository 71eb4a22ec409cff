package org.niffler.meta.extract;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.file.HeaderSelection;

/**
 * Headers of instances that have just arrived, so that they need not be read again from their files. Holds a limited
 * number: what does not fit is read again. May be used by several threads.
 */
public final class FreshHeaders {

    private final int most;
    private final Map<String, Fresh> headers = new ConcurrentHashMap<>();

    private record Fresh(DataSet header, HeaderSelection selection) {}

    public FreshHeaders(int most) {
        this.most = most;
    }

    /**
     * Keeps the header of a file, if there is room.
     *
     * @param selection what was read of it
     */
    public void offer(String file, DataSet header, HeaderSelection selection) {
        if (headers.size() < most) {
            headers.put(file, new Fresh(header, selection));
        }
    }

    /** The header of a file, once; empty if something else is wanted now than was read then. */
    Optional<DataSet> take(String file, HeaderSelection wanted) {
        Fresh fresh = headers.remove(file);
        return fresh != null && fresh.selection() == wanted ? Optional.of(fresh.header()) : Optional.empty();
    }

    /** Lets go of the header of a file that is not going to be asked for. */
    public void forget(String file) {
        headers.remove(file);
    }
}

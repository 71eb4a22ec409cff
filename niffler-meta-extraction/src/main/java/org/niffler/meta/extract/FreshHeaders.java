package org.niffler.meta.extract;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.file.HeaderSelection;

/**
 * Headers of instances that have just arrived, so that they need not be read again from their files. Holds a limited
 * number: what does not fit is read again.
 */
public final class FreshHeaders {

    private final int most;
    private final Map<String, Fresh> headers = new ConcurrentHashMap<>();

    public FreshHeaders(int most) {
        this.most = most;
    }

    private record Fresh(DataSet header, HeaderSelection asked) {}

    /**
     * Keeps the header of a file, if there is room, and none that was kept of this file before.
     *
     * @param asked what was read of it
     */
    public void offer(String file, DataSet header, HeaderSelection asked) {
        if (headers.size() < most) {
            headers.put(file, new Fresh(header, asked));
        } else {
            forget(file);
        }
    }

    /** Nobody will ask for this file. */
    public void forget(String file) {
        headers.remove(file);
    }

    /** The header of a file, once, if it was read for the same selection; profiles may have changed since. */
    Optional<DataSet> take(String file, HeaderSelection wanted) {
        return Optional.ofNullable(headers.remove(file))
                .filter(fresh -> fresh.asked() == wanted)
                .map(Fresh::header);
    }
}

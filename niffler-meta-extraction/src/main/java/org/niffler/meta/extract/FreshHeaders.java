package org.niffler.meta.extract;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.niffler.dicom.DataSet;

/**
 * Headers of instances that have just arrived, so that they need not be read again from their files. Holds a limited
 * number: what does not fit is read again.
 */
public final class FreshHeaders {

    private final int most;
    private final Map<String, DataSet> headers = new ConcurrentHashMap<>();

    public FreshHeaders(int most) {
        this.most = most;
    }

    /** Keeps the header of a file, if there is room. */
    public void offer(String file, DataSet header) {
        if (headers.size() < most) {
            headers.put(file, header);
        }
    }

    /** The header of a file, once. */
    Optional<DataSet> take(String file) {
        return Optional.ofNullable(headers.remove(file));
    }
}

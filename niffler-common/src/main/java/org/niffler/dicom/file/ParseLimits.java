package org.niffler.dicom.file;

import org.niffler.dicom.DicomTag;

/**
 * What one data set may ask for, so that a file made to harm cannot exhaust memory or time: far more than any honest
 * header has.
 */
final class ParseLimits {

    private static final int MAX_ELEMENTS = 1_000_000;
    private static final int MAX_OUT_OF_ORDER = 1_000;
    private static final int MAX_DEPTH = 64;
    static final long MAX_VALUE_BYTES = 128L * 1024 * 1024;

    private int elements;
    private int outOfOrder;
    private long valueBytes;

    /** An element, an item or a fragment more. */
    void countElement() throws MalformedDataSetException {
        if (++elements > MAX_ELEMENTS) {
            throw new MalformedDataSetException("the data set has more than " + MAX_ELEMENTS + " elements");
        }
    }

    /** An element whose tag is smaller than the one before it (against PS3.5 7.1); each costs the toolkit a copy. */
    void countOutOfOrder() throws MalformedDataSetException {
        if (++outOfOrder > MAX_OUT_OF_ORDER) {
            throw new MalformedDataSetException("more than " + MAX_OUT_OF_ORDER + " elements are out of order");
        }
    }

    void checkDepth(int depth, int tag) throws MalformedDataSetException {
        if (depth > MAX_DEPTH) {
            throw new MalformedDataSetException(
                    "sequence " + new DicomTag(tag) + " is nested more than " + MAX_DEPTH + " deep");
        }
    }

    /** Whether a value may be kept beside those that are; if not, its element is kept empty. */
    boolean admits(long length) {
        if (valueBytes + length > MAX_VALUE_BYTES) {
            return false;
        }
        valueBytes += length;
        return true;
    }
}

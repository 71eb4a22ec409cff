package org.niffler.workflow.match;

import org.niffler.dicom.DataSet;

/** What came of reading a file's header. */
public sealed interface HeaderRead {

    /** What was asked for, as far as the file has it, and perhaps more. */
    record Readable(DataSet dataSet) implements HeaderRead {}

    /** It is a DICOM file, but its header cannot be read. */
    record Damaged() implements HeaderRead {}

    /** No instance of a series: no DICOM file, a DICOMDIR, or not to be read by this user, or no longer there. */
    record NoInstance() implements HeaderRead {}
}

package org.niffler.app.deidentify;

import org.niffler.dicom.DataSet;
import org.niffler.dicom.file.InstanceEncoder;

/**
 * A file that is ready to be written.
 *
 * @param name of the new file, relative to the output folder
 */
record Prepared(DataSet original, DataSet deidentified, String name, InstanceEncoder encoder) {}

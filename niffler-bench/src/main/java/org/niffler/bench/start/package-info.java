/**
 * How long cold-extraction takes from its start to its first C-FIND. May import {@code org.niffler.bench.figures}, the
 * test kit's processes and the DICOM toolkit.
 */
package org.niffler.bench.start;

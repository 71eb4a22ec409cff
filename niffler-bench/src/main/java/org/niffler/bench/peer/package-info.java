/**
 * What measures with DCMTK and Orthanc have in common. May import {@code org.niffler.bench.images} and the test kit's
 * processes.
 */
package org.niffler.bench.peer;

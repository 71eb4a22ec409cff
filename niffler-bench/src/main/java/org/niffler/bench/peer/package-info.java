/**
 * What measures with DCMTK and Orthanc have in common. May import the JDK only.
 */
package org.niffler.bench.peer;

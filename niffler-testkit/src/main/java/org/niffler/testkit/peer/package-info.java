/**
 * Other people's programs as peers of a test: DCMTK's tools and servers, Orthanc, and Chromium, from Debian's packages. May
 * import the JDK, {@code testkit.process}, JUnit and Jackson, not the DICOM toolkit.
 */
package org.niffler.testkit.peer;

/**
 * What Niffler is tested with. Its packages may import the JDK, the DICOM toolkit and the test libraries, never
 * niffler-common: what tests the code must not share its bugs.
 */
package org.niffler.testkit;

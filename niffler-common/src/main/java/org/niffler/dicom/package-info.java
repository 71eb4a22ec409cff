/**
 * DICOM's values, without input or output. May import the JDK, the DICOM toolkit, which it hides, and commons-text, to guess
 * which keyword was meant.
 */
package org.niffler.dicom;

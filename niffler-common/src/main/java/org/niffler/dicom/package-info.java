/** DICOM's values, without input or output. May import the JDK and the DICOM toolkit, which it hides. */
package org.niffler.dicom;

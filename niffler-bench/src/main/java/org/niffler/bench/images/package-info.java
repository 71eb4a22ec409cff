/**
 * The images that are sent and received, and the files and memory that they take. May import the JDK, the DICOM toolkit and
 * the test kit's processes only.
 */
package org.niffler.bench.images;

/**
 * From a line of the CSV to what is to be retrieved for it. May import the values of {@code org.niffler.dicom} and
 * {@code org.niffler.csv}.
 */
package org.niffler.cold.request;

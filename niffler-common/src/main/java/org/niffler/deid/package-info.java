/**
 * Takes identity out of data sets by the Application Level Confidentiality Profile (PS3.15 Annex E) and gives pseudonyms
 * in its place. May import the JDK and {@code org.niffler.dicom}.
 */
package org.niffler.deid;

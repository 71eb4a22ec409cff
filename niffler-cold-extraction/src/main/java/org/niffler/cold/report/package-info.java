/**
 * What a run tells its user. May import its sibling packages of cold-extraction and the values of {@code
 * org.niffler.dicom}.
 */
package org.niffler.cold.report;

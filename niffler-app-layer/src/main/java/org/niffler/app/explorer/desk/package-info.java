/**
 * Asks the metadata store for many viewers at once, and keeps them from hurting it or each other. May import {@code
 * metadata}, DICOM values and the errors of the API.
 */
package org.niffler.app.explorer.desk;

/**
 * Asks the metadata store for many viewers at once, keeps them from hurting it or each other, and remembers answers for a
 * while. May import {@code metadata}, DICOM values, the library of caches and the errors of the API.
 */
package org.niffler.app.explorer.desk;

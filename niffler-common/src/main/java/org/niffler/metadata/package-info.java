/**
 * Metadata of series and instances as documents: which attributes a profile asks for, a document made of a header, and the
 * port to the store that keeps them. May import {@code org.niffler.dicom}; knows no database driver.
 */
package org.niffler.metadata;

/**
 * From headers to documents in the store: profiles, the extractor and its queue, the sweep of the storage, the scan of a
 * folder. May import {@code org.niffler.metadata}, {@code org.niffler.deid}, {@code org.niffler.dicom..}, {@code
 * org.niffler.schedule} and its siblings {@code state} and {@code series}.
 */
package org.niffler.meta.extract;

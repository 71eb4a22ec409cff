/**
 * What survives a restart of the service: the queue of what is to be extracted, which series have been extracted and which
 * deleted, leases, the quarantine. May import {@code org.niffler.progress}, {@code org.niffler.dicom..} and the values of
 * {@code org.niffler.meta.series}.
 */
package org.niffler.meta.state;

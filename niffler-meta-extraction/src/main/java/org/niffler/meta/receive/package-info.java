/**
 * What becomes of an instance that arrives: noted as part of its series, queued to be extracted, or set aside. May import
 * {@code org.niffler.dicom..} and its siblings {@code state}, {@code series} and {@code extract}.
 */
package org.niffler.meta.receive;

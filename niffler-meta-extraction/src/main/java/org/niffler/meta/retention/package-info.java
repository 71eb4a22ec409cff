/**
 * Which extracted series are deleted and which stay, and the deleting itself, in which nothing that arrives meanwhile is
 * lost. May import {@code org.niffler.metadata}, {@code org.niffler.dicom.file}, and the sibling packages {@code state} and
 * {@code series}.
 */
package org.niffler.meta.retention;

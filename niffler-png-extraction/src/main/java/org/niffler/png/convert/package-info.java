/**
 * The use case: a tree of DICOM files becomes pictures, each file accounted for. May import its sibling packages but cli, and of niffler-common {@code dicom}, {@code deid}, {@code progress}, {@code schedule} and {@code csv}.
 */
package org.niffler.png.convert;

package org.niffler.app.explorer.image;

/**
 * An instance.
 *
 * @param path of its file, relative to the storage folder, with slashes; it identifies a patient
 */
record InstanceKey(SeriesKey of, String path) {}

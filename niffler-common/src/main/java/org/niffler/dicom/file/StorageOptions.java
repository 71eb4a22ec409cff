package org.niffler.dicom.file;

/**
 * How a storage folder treats its disk.
 *
 * @param minimumFreeBytes below this, instances are refused with A700H (out of resources), so that their sender keeps
 *     them
 * @param forceEachInstance whether an instance is forced to the disk before its sender hears of success, which costs most
 *     of the speed; otherwise whoever counts a study as done forces it then. A crash of this process loses nothing either
 *     way; a power failure may.
 */
public record StorageOptions(long minimumFreeBytes, boolean forceEachInstance) {}

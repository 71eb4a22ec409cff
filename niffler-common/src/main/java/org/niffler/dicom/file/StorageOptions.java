package org.niffler.dicom.file;

/**
 * How a storage folder treats its disk.
 *
 * @param minimumFreeBytes below this, instances are refused with A700H (out of resources), so that their sender keeps
 *     them
 * @param durability what an instance has survived when its sender hears of success
 */
public record StorageOptions(long minimumFreeBytes, Durability durability) {}

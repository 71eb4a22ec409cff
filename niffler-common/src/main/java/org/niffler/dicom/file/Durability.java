package org.niffler.dicom.file;

/** What an instance has survived when its sender hears of success, and may delete its own copy. */
public enum Durability {
    /** Nothing: it is received, and being written. Fast over one association; a crash loses what was acknowledged. */
    NONE,
    /** A crash of this process: the file is whole under its final name. A power failure may still lose it. */
    RENAME,
    /** A power failure: the file and its name are forced to the disk. */
    FSYNC
}

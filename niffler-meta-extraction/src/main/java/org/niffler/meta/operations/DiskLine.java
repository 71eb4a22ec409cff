package org.niffler.meta.operations;

import java.util.Locale;

/** The line about the disk that is logged every hour. */
public final class DiskLine {

    private static final double GIB = 1024.0 * 1024 * 1024;

    private DiskLine() {}

    /** @param series in the storage */
    public static String of(DiskUse disk, long series) {
        return String.format(
                Locale.ROOT,
                "Disk of the storage: %.1f GiB used (%d %%), %.1f GiB free; in the storage %d series",
                disk.used() / GIB,
                disk.percent(),
                disk.free() / GIB,
                series);
    }
}

package org.niffler.meta.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskLineTest {

    private static final long GIB = 1024L * 1024 * 1024;

    @TempDir
    private Path folder;

    @Test
    void tellsWhatIsUsedAndFree() {
        assertThat(DiskLine.of(new DiskUse(500 * GIB, 120 * GIB + GIB / 2, 360 * GIB), 1234))
                .isEqualTo(
                        "Disk of the storage: 120.5 GiB used (26 %), 360.0 GiB free;" + " in the storage 1234 series");
    }

    @Test
    void countsWhatIsReservedForRootAsNotFree() {
        assertThat(new DiskUse(100, 90, 5).percent()).isEqualTo(95);
        assertThat(new DiskUse(100, 95, 0).percent()).isEqualTo(100);
        assertThat(new DiskUse(0, 0, 0).percent()).isZero();
    }

    @Test
    void asksTheFileSystem() throws IOException {
        DiskUse disk = DiskUse.of(folder);

        assertThat(disk.total()).isPositive().isGreaterThanOrEqualTo(disk.used());
        assertThat(disk.used() + disk.free()).isLessThanOrEqualTo(disk.total());
        assertThatThrownBy(() -> DiskUse.of(folder.resolve("missing"))).isInstanceOf(IOException.class);
    }
}

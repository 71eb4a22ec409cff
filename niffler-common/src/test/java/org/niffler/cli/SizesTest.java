package org.niffler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SizesTest {

    @Test
    void writesSizesAsPeopleReadThem() {
        assertThat(Stream.of(0L, 1023L, 1024L, 1_572_864L, 1L << 40).map(Sizes::inWords))
                .containsExactly("0 bytes", "1023 bytes", "1.0 KiB", "1.5 MiB", "1.0 TiB");
    }
}

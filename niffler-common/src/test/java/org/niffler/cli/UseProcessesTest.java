package org.niffler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UseProcessesTest {

    @ParameterizedTest
    @CsvSource({
        "0, 8, 8",
        "0.0, 8, 8",
        "0.5, 8, 4",
        "0.5, 1, 1",
        "0.1, 4, 1",
        "1, 8, 1",
        "3, 8, 3",
        "12, 8, 12",
        "2.9, 8, 2"
    })
    void takesAllCoresAPartOfThemOrSoMany(String wanted, int cores, int threads) {
        assertThat(UseProcesses.threads(new BigDecimal(wanted), cores)).isEqualTo(threads);
    }
}

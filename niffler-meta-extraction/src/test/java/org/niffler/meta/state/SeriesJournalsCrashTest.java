package org.niffler.meta.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever ends the process: every mark that had returned is there. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SeriesJournalsCrashTest {

    @TempDir
    Path folder;

    @Test
    void loseNoMarkToKillNine() throws Exception {
        Random random = new Random(17);
        Set<String> processed = new HashSet<>();
        Set<String> deleted = new HashSet<>();
        for (int round = 0; round < 5; round++) {
            List<String> said = Killed.after(
                    500 + random.nextInt(10_000), StateWriter.class, folder.toString(), "" + 1_000_000L * round);
            for (String line : said) {
                String series = "P/1.2/" + line.substring(line.indexOf(' ') + 1);
                (line.startsWith("deleted ") ? deleted : processed).add(series);
                assertThat(line).doesNotStartWith("failed");
            }
            try (SeriesJournals journals = SeriesJournals.open(folder, Duration.ofDays(90), Clock.systemUTC())) {
                assertThat(journals.losses()).isEmpty();
                for (String series : processed) {
                    boolean wasDeleted = journals.wasDeleted(series);
                    assertThat(wasDeleted || journals.processed(series).isPresent())
                            .as(series)
                            .isTrue();
                }
                for (String series : deleted) {
                    assertThat(journals.wasDeleted(series)).as(series).isTrue();
                    assertThat(journals.processed(series)).as(series).isEmpty();
                }
            }
        }
        assertThat(deleted).hasSizeGreaterThan(500);
    }
}

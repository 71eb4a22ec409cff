package org.niffler.meta.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.niffler.meta.state.SeriesRecords.Processed;

/**
 * The state files of the Python version. The base64 texts are what Python 3.11's pickle.dumps wrote, protocol by protocol, of
 * two folders of series and of two that are none: {@code ['/opt/niffler-dicom-root/P%2F1/1.2.3/1.2.3.4',
 * 'Pü 2/1.2.3/1.2.3.5/', 'short/1', '/a/../b/c']}.
 */
class OriginalStateTest {

    private static final String PROTOCOL_0 =
            "KGxwMApWL29wdC9uaWZmbGVyLWRpY29tLXJvb3QvUCUyRjEvMS4yLjMvMS4yLjMuNApwMQphVlD8IDIvMS4yLjMvMS4yLjMuNS8KcDIK"
                    + "YVZzaG9ydC8xCnAzCmFWL2EvLi4vYi9jCnA0CmEu";
    private static final String PROTOCOL_1 =
            "XXEAKFgrAAAAL29wdC9uaWZmbGVyLWRpY29tLXJvb3QvUCUyRjEvMS4yLjMvMS4yLjMuNHEBWBQAAABQw7wgMi8xLjIuMy8xLjIuMy41"
                    + "L3ECWAcAAABzaG9ydC8xcQNYCQAAAC9hLy4uL2IvY3EEZS4=";
    private static final String PROTOCOL_2 =
            "gAJdcQAoWCsAAAAvb3B0L25pZmZsZXItZGljb20tcm9vdC9QJTJGMS8xLjIuMy8xLjIuMy40cQFYFAAAAFDDvCAyLzEuMi4zLzEuMi4z"
                    + "LjUvcQJYBwAAAHNob3J0LzFxA1gJAAAAL2EvLi4vYi9jcQRlLg==";
    private static final String PROTOCOL_3 =
            "gANdcQAoWCsAAAAvb3B0L25pZmZsZXItZGljb20tcm9vdC9QJTJGMS8xLjIuMy8xLjIuMy40cQFYFAAAAFDDvCAyLzEuMi4zLzEuMi4z"
                    + "LjUvcQJYBwAAAHNob3J0LzFxA1gJAAAAL2EvLi4vYi9jcQRlLg==";
    private static final String PROTOCOL_4 =
            "gASVYAAAAAAAAABdlCiMKy9vcHQvbmlmZmxlci1kaWNvbS1yb290L1AlMkYxLzEuMi4zLzEuMi4zLjSUjBRQw7wgMi8xLjIuMy8xLjIu"
                    + "My41L5SMB3Nob3J0LzGUjAkvYS8uLi9iL2OUZS4=";
    private static final String PROTOCOL_5 =
            "gAWVYAAAAAAAAABdlCiMKy9vcHQvbmlmZmxlci1kaWNvbS1yb290L1AlMkYxLzEuMi4zLzEuMi4zLjSUjBRQw7wgMi8xLjIuMy8xLjIu"
                    + "My41L5SMB3Nob3J0LzGUjAkvYS8uLi9iL2OUZS4=";

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String PROCESSED = "processed_series_but_yet_to_delete";
    private static final String DELETED = "processed_and_deleted_series";

    private static final Processed ONE = new Processed("P%2F1/1.2.3/1.2.3.4", "1.2.3.4", 0, NOW);
    private static final Processed TWO = new Processed("P\u00fc 2/1.2.3/1.2.3.5", "1.2.3.5", 0, NOW);

    @TempDir
    Path state;

    @ParameterizedTest
    @ValueSource(strings = {PROTOCOL_0, PROTOCOL_1, PROTOCOL_2, PROTOCOL_3, PROTOCOL_4, PROTOCOL_5})
    void isTakenOverOnceFromFilesBesideTheJournals(String pickle) throws IOException {
        write(PROCESSED + ".pickle", pickle);
        write(DELETED + ".pickle", pickle);

        assertTakenOver(".pickle.imported");
    }

    @ParameterizedTest
    @ValueSource(strings = {PROTOCOL_0, PROTOCOL_1, PROTOCOL_2, PROTOCOL_3, PROTOCOL_4, PROTOCOL_5})
    void isTakenOverOnceFromFilesInTheJournalsPlace(String pickle) throws IOException {
        write(PROCESSED, pickle);
        write(DELETED, pickle);

        assertTakenOver(".imported");
    }

    private void assertTakenOver(String ending) throws IOException {
        try (SeriesJournals journals = open()) {
            assertThat(journals.losses()).containsExactly(leftOut(PROCESSED + ending), leftOut(DELETED + ending));
            assertThat(journals.allProcessed()).containsExactlyInAnyOrder(ONE, TWO);
            assertThat(journals.wasDeleted(ONE.folder())).isTrue();
            assertThat(journals.wasDeleted(TWO.folder())).isTrue();
            journals.markDeleted(ONE.folder());
        }
        assertThat(files()).containsExactlyInAnyOrder(PROCESSED, PROCESSED + ending, DELETED, DELETED + ending);
        try (SeriesJournals journals = open()) {
            assertThat(journals.losses()).isEmpty();
            assertThat(journals.allProcessed()).containsExactly(TWO);
            assertThat(journals.wasDeleted(TWO.folder())).isTrue();
        }
    }

    private String leftOut(String file) {
        return "The state file " + state.resolve(file)
                + " of the Python version names 2 folders that are not those of a"
                + " series (PatientID/StudyInstanceUID/SeriesInstanceUID); they were left out.";
    }

    @Test
    void isTakenOverWhenTheProcessEndedInTheMidstOfIt() throws IOException {
        write(PROCESSED + ".importing", PROTOCOL_4);
        open().close();
        write(PROCESSED + ".pickle", PROTOCOL_4);

        try (SeriesJournals journals = open()) {
            assertThat(journals.allProcessed()).containsExactlyInAnyOrder(ONE, TWO);
        }
        assertThat(files()).contains(PROCESSED + ".imported", PROCESSED + ".pickle.imported");
    }

    @Test
    void replacesNothingThatWasExtractedSince() throws IOException {
        Processed since = new Processed(ONE.folder(), "1.2.3.4", 17, NOW.minusSeconds(1));
        try (SeriesJournals journals = open()) {
            journals.markProcessed(since);
        }
        write(PROCESSED + ".pickle", PROTOCOL_4);

        try (SeriesJournals journals = open()) {
            assertThat(journals.allProcessed()).containsExactlyInAnyOrder(since, TWO);
        }
    }

    @Test
    void isSetAsideAndToldWhenItIsDamagedAndTheStartGoesOn() throws IOException {
        byte[] whole = Base64.getDecoder().decode(PROTOCOL_4);
        Files.write(state.resolve(PROCESSED), Arrays.copyOf(whole, 50));
        Files.write(state.resolve(DELETED + ".pickle"), "no pickle".getBytes(StandardCharsets.US_ASCII));

        try (SeriesJournals journals = open()) {
            assertThat(journals.losses())
                    .containsExactly(damaged(PROCESSED + ".importing"), damaged(DELETED + ".pickle"));
            journals.markProcessed(ONE);
        }
        try (SeriesJournals journals = open()) {
            assertThat(journals.losses()).isEmpty();
            assertThat(journals.allProcessed()).containsExactly(ONE);
        }
    }

    private String damaged(String file) {
        return "The state file " + state.resolve(file)
                + " of the Python version is damaged, or is no list of folders; it was"
                + " set aside as " + file
                + ".damaged-20260102T030405Z. Series that it named are extracted again if they are"
                + " still on disk. To take it over nevertheless, put an undamaged copy in its place and start again.";
    }

    private SeriesJournals open() throws IOException {
        return SeriesJournals.open(state, Duration.ofDays(90), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private void write(String name, String base64) throws IOException {
        Files.write(state.resolve(name), Base64.getDecoder().decode(base64));
    }

    private Set<String> files() throws IOException {
        try (Stream<Path> files = Files.list(state)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.contains(".lock"))
                    .collect(Collectors.toSet());
        }
    }
}

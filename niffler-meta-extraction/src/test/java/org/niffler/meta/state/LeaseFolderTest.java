package org.niffler.meta.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeaseFolderTest {

    private static final Instant NOW = Instant.parse("2024-05-06T07:08:09Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    private Path state;

    private LeaseFolder leases;

    @BeforeEach
    void open() throws IOException {
        leases = LeaseFolder.open(state, CLOCK);
    }

    @Test
    void leasesASeriesUntilItsLastOwnerReleasesIt() throws IOException {
        Lease first = leases.take("P1/1.2/1.2.3", "research");
        Lease second = leases.take("P1/1.2/1.2.3", "teaching");

        leases.release(first);
        leases.release(first);
        assertThat(leases.isLeased("P1/1.2/1.2.3")).isTrue();
        assertThat(leases.all()).containsExactly(second);

        leases.release(second);
        assertThat(leases.isLeased("P1/1.2/1.2.3")).isFalse();
        assertThat(files()).isEmpty();
    }

    @Test
    void removesWhatACrashHasLeftOfALeaseAndNothingElse() throws IOException {
        Lease lease = leases.take("P1/1.2/1.2.3", "research");
        Path folder = state.resolve(LeaseFolder.NAME);
        Files.writeString(folder.resolve(".4711.json.tmp"), "{\"fol");
        Files.writeString(folder.resolve(".mine.json.swp"), "an editor's");

        leases.removeHalfWritten();

        assertThat(folder)
                .isDirectoryNotContaining(file -> file.toString().endsWith(".tmp"))
                .isDirectoryContaining(file -> file.endsWith(".mine.json.swp"))
                .isDirectoryContaining(file -> file.endsWith(lease.name()));
    }

    @Test
    void leasesOnlyTheSeriesItStandsOn() throws IOException {
        leases.take("P1/1.2/1.2.3", "research");

        assertThat(leases.isLeased("P1/1.2/1.2.3")).isTrue();
        assertThat(leases.isLeased("P1/1.2/1.2.33")).isFalse();
        assertThat(leases.isLeased("P1/1.2")).isFalse();
        assertThat(leases.isLeased("P2/1.2/1.2.3")).isFalse();
    }

    @Test
    void leasesEverySeriesOfAPatient() throws IOException {
        leases.take("P1", "an operator");

        assertThat(leases.isLeased("P1/1.2/1.2.3")).isTrue();
        assertThat(leases.isLeased("P11/1.2/1.2.3")).isFalse();
    }

    @Test
    void remembersALeaseAfterARestart() throws IOException {
        Lease lease = leases.take("P%2F1/1.2/1.2.3", "the owner's \"name\"\nin two lines");

        LeaseFolder restarted = LeaseFolder.open(state, CLOCK);

        assertThat(restarted.all()).containsExactly(lease);
        assertThat(restarted.isLeased("P%2F1/1.2/1.2.3")).isTrue();
        restarted.release(lease);
        assertThat(LeaseFolder.open(state, CLOCK).all()).isEmpty();
    }

    @Test
    void writesALeaseThatAnOperatorCanRead() throws IOException {
        Lease lease = leases.take("P1/1.2/1.2.3", "research");

        assertThat(state.resolve("leases").resolve(lease.name())).hasContent("""
                        {"folder":"P1/1.2/1.2.3","owner":"research","since":"2024-05-06T07:08:09Z"}
                        """);
        assertThat(lease.name()).matches("[0-9a-f-]{36}\\.json");
    }

    @Test
    void seesALeaseThatAnOperatorPutsAndRemovesByHand() throws IOException {
        Path byHand = put("keep this", "{\"folder\": \"P1/1.2/1.2.3\"}");

        assertThat(leases.readAgain()).isEmpty();
        assertThat(leases.isLeased("P1/1.2/1.2.3")).isTrue();
        assertThat(leases.all()).extracting(Lease::owner).containsExactly("unknown");

        Files.delete(byHand);
        leases.readAgain();
        assertThat(leases.isLeased("P1/1.2/1.2.3")).isFalse();
    }

    @Test
    void passesOverWhatAnInterruptedRunOrAnEditorLeft() throws IOException {
        put(".0b0e.json.tmp", "{\"fol");
        put(".lease.swp", "b0VIM");

        assertThat(leases.readAgain()).isEmpty();
        assertThat(leases.isLeased("P1/1.2/1.2.3")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | it is no JSON object",
                "Patient^One | it is no JSON from line 1 on",
                "{\"folder\":\"P1\"} and more | it is no JSON from line 1 on",
                "[\"P1\"] | it is no JSON object",
                "{\"owner\":\"me\"} | its \"folder\" is not one in the storage folder, relative to it, such as"
                        + " PATIENT/STUDY/SERIES",
                "{\"folder\":\"/data/P1\"} | its \"folder\" is not one in the storage folder, relative to it, such as"
                        + " PATIENT/STUDY/SERIES",
                "{\"folder\":\"P1/\"} | its \"folder\" is not one in the storage folder, relative to it, such as"
                        + " PATIENT/STUDY/SERIES",
                "{\"folder\":\"../P1\"} | its \"folder\" is not one in the storage folder, relative to it, such as"
                        + " PATIENT/STUDY/SERIES",
                "{\"folder\":1} | its \"folder\" is no text",
                "{\"folder\":\"P1\",\"since\":\"today\"} | its \"since\" is no time such as 2024-05-06T07:08:09Z"
            })
    void leasesEverythingWhileALeaseCannotBeRead(String content, String why) throws IOException {
        Path damaged = put("damaged.json", content);

        assertThat(leases.readAgain())
                .containsExactly("lease " + damaged + " does not say what it protects (" + why
                        + "): no series is deleted until it is corrected or removed");
        assertThat(leases.isLeased("P1/1.2/1.2.3")).isTrue();

        Files.delete(damaged);
        assertThat(leases.readAgain()).isEmpty();
        assertThat(leases.isLeased("P1/1.2/1.2.3")).isFalse();
    }

    @Test
    void leasesEverythingAfterAStartWithALeaseThatCannotBeRead() throws IOException {
        put("damaged.json", "?");

        assertThat(LeaseFolder.open(state, CLOCK).isLeased("P1/1.2/1.2.3")).isTrue();
    }

    @Test
    void leasesEverythingWhileAFolderStandsAmongTheLeases() throws IOException {
        Files.createDirectory(state.resolve("leases/P1"));

        assertThat(leases.readAgain()).singleElement().asString().contains("(it cannot be read: ");
        assertThat(leases.isLeased("P2/1.2/1.2.3")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../P1", "/P1", "P1/../../P2", "P1//1.2", "P1/", "P1/\0"})
    void takesNoLeaseOnWhatIsNotInTheStorageFolder(String folder) {
        assertThatThrownBy(() -> leases.take(folder, "research"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a lease is on a folder relative to the storage folder");
    }

    @Test
    void saysWhatToDoWhenItsFolderCannotBeMade() throws IOException {
        Path file = Files.createFile(state.resolve("file"));

        assertThatThrownBy(() -> LeaseFolder.open(file, CLOCK))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "Cannot make the folder of leases " + file + "/leases (FileSystemException); give the user '"
                                + System.getProperty("user.name") + "' write permission on the StateFolder");
    }

    @Test
    void givesNoLeaseWhileASeriesIsBeingTakenAway() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<Lease> lease = new CompletableFuture<>();
        Optional<String> done = leases.ifFree("P1/1.2/1.2.3", () -> {
            lease.completeAsync(() -> {
                asked.countDown();
                return take();
            });
            await(asked);
            assertThat(files()).isEmpty();
            return "done";
        });

        assertThat(done).contains("done");
        lease.join();
        assertThat(leases.ifFree("P1/1.2/1.2.3", () -> "done to a leased series"))
                .isEmpty();
    }

    private Lease take() {
        try {
            return leases.take("P1/1.2/1.2.3", "research");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path put(String name, String content) throws IOException {
        return Files.writeString(state.resolve("leases").resolve(name), content);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(state.resolve("leases"))) {
            return files.toList();
        }
    }
}

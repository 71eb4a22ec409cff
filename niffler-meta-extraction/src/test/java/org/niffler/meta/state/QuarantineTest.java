package org.niffler.meta.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarantineTest {

    private static final Instant AT = Instant.parse("2026-03-04T05:06:07Z");

    @TempDir
    Path temp;

    @Test
    void keepsAnInstanceWithItsReasonUnderANameThatTellsNothing() throws IOException {
        Path file = instance("DOE^JANE.dcm");

        Path kept = open().keep(file, "truncated\nafter 17 bytes", Optional.of("CT1"), AT);

        assertThat(file).doesNotExist();
        assertThat(kept).hasParent(folder()).hasContent("DOE^JANE.dcm");
        assertThat(kept.getFileName().toString()).matches("20260304T050607Z-[0-9a-f-]{36}\\.dcm");
        assertThat(reasonOf(kept)).hasContent("""
                Reason:     truncated after 17 bytes
                Found:      2026-03-04T05:06:07Z
                Calling AE: CT1

                The header of this instance cannot be read, so that its metadata are not in the store. It is kept until
                somebody deletes it. Look at it with a DICOM tool, such as dcmdump of DCMTK. If it is damaged, ask the
                sender to send it again, and delete both files here. If it is in order, tell the developers of Niffler
                the reason above.
                """);
    }

    @Test
    void saysThatNobodySentAFileThatWasFound() throws IOException {
        Path kept = open().keep(instance("a"), "no header", Optional.empty(), AT);

        assertThat(reasonOf(kept)).content().contains("Calling AE: none, it was found on disk\n");
    }

    @Test
    void isForItsOwnerOnly() throws IOException {
        Files.createDirectory(folder());
        Path kept = open().keep(instance("a"), "no header", Optional.empty(), AT);

        assertThat(permissions(folder())).isEqualTo("rwx------");
        assertThat(permissions(kept)).isEqualTo("rw-------");
        assertThat(permissions(reasonOf(kept))).isEqualTo("rw-------");
    }

    @Test
    void countsWhatItHasAndWhatItGets() throws IOException {
        Quarantine quarantine = open();
        Set<Path> names = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            names.add(quarantine.keep(instance("same.dcm"), "no header", Optional.empty(), AT));
        }
        assertThat(names).hasSize(50).allMatch(Files::exists);
        assertThat(quarantine.count()).isEqualTo(50);
        assertThat(open().count()).isEqualTo(50);
    }

    @Test
    void leavesNothingBehindWhenThereIsNoSuchFile() throws IOException {
        Quarantine quarantine = open();

        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> quarantine.keep(temp.resolve("missing"), "no header", Optional.empty(), AT));

        assertThat(files()).isEmpty();
        assertThat(quarantine.count()).isZero();
    }

    @Test
    void removesWhatAnEndedProcessLeftAndNoInstance() throws IOException {
        Path kept = open().keep(instance("a"), "no header", Optional.empty(), AT);
        Path alone = Files.createFile(folder().resolve("alone.dcm"));
        Files.createFile(folder().resolve("x.dcm.reason.txt"));
        Files.createFile(folder().resolve("y.dcm.reason.txt"));
        Files.createFile(folder().resolve("y.dcm.part"));

        assertThat(open().count()).isEqualTo(2);
        assertThat(files()).containsExactlyInAnyOrder(kept, reasonOf(kept), alone);
    }

    @Test
    void copiesFromAnotherFileSystem() throws IOException {
        Path shared = otherFileSystem();
        try {
            Path source = Files.writeString(shared.resolve("a.dcm"), "x".repeat(1_000_000));

            Path kept = open().keep(source, "no header", Optional.empty(), AT);

            assertThat(source).doesNotExist();
            assertThat(kept).hasContent("x".repeat(1_000_000));
            assertThat(permissions(kept)).isEqualTo("rw-------");
            assertThat(files()).containsExactlyInAnyOrder(kept, reasonOf(kept));
        } finally {
            delete(shared);
        }
    }

    @Test
    void leavesTheInstanceWhereItIsWhenTheDiskIsFull() throws Exception {
        Path shared = otherFileSystem();
        try {
            Path source = Files.writeString(shared.resolve("a.dcm"), "x".repeat(1_000_000));
            // A limit on the size of files fails a write half-way, as a full disk does.
            Process process = Killed.start(
                    List.of("/bin/bash", "-c", "ulimit -f 200 && exec \"$@\"", "bash"),
                    QuarantineKeeper.class,
                    folder().toString(),
                    source.toString());

            assertThat(process.inputReader().readLine()).isEqualTo("java.io.IOException: File too large");
            assertThat(process.waitFor()).isZero();
            assertThat(source).hasSize(1_000_000);
            assertThat(files()).isEmpty();
        } finally {
            delete(shared);
        }
    }

    private static Path otherFileSystem() throws IOException {
        Path shared = Path.of("/dev/shm");
        assumeThat(shared).as("a second file system").isDirectory().isWritable();
        return Files.createTempDirectory(shared, "niffler");
    }

    private static void delete(Path shared) throws IOException {
        Files.deleteIfExists(shared.resolve("a.dcm"));
        Files.delete(shared);
    }

    private Quarantine open() throws IOException {
        return Quarantine.open(folder());
    }

    private Path folder() {
        return temp.resolve("quarantine");
    }

    private Path instance(String name) throws IOException {
        return Files.writeString(temp.resolve(name), name);
    }

    private static Path reasonOf(Path kept) {
        return kept.resolveSibling(kept.getFileName() + ".reason.txt");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.toList();
        }
    }
}

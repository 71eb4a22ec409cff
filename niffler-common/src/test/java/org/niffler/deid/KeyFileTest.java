package org.niffler.deid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {

    private static final int THREADS = 8;
    private static final String DIGITS = "0123456789abcdef".repeat(4);

    @TempDir
    Path folder;

    @Test
    void makesAKeyOnFirstUseAndKeepsIt() throws IOException {
        Path file = folder.resolve("niffler.key");

        byte[] key = KeyFile.openOrCreate(file);

        assertThat(key).hasSize(32).isEqualTo(KeyFile.openOrCreate(file));
        assertThat(Files.readString(file))
                .isEqualTo("# Niffler's key of pseudonyms. Keep it secret, keep a copy of it, and never put it beside"
                        + " what is shared.\n" + HexFormat.of().formatHex(key) + "\n");
        assertThat(KeyFile.openOrCreate(folder.resolve("other.key"))).isNotEqualTo(key);
    }

    @Test
    void onlyTheOwnerMayReadFileAndFolder() throws IOException {
        Path file = folder.resolve("a/b/niffler.key");

        KeyFile.openOrCreate(file);

        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(permissions(file.getParent())).isEqualTo("rwx------");
        assertThat(permissions(file.getParent().getParent())).isEqualTo("rwx------");
    }

    @Test
    void leavesNothingBesideIt() throws IOException {
        KeyFile.openOrCreate(folder.resolve("niffler.key"));

        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void allThatMakeItAtOnceGetTheSameKey() throws Exception {
        Path file = folder.resolve("keys/niffler.key");
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<String>> keys = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            keys.add(threads.submit(() -> {
                start.await();
                return HexFormat.of().formatHex(KeyFile.openOrCreate(file));
            }));
        }
        threads.shutdown();

        String key = HexFormat.of().formatHex(KeyFile.openOrCreate(file));
        for (Future<String> made : keys) {
            assertThat(made.get()).isEqualTo(key);
        }
    }

    @Test
    void anotherProcessThatWasFirstWins() throws IOException {
        Path file = write(DIGITS);

        NewKeyFile.make(file);

        assertThat(KeyFile.openOrCreate(file)).isEqualTo(HexFormat.of().parseHex(DIGITS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx--x---"})
    void refusesAFileThatIsOpenToOthers(String permissions) throws IOException {
        Path file = write(DIGITS);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        assertThatThrownBy(() -> KeyFile.openOrCreate(file))
                .isInstanceOf(KeyFileException.class)
                .hasMessage("The key file " + file + " is open to others (" + permissions
                        + "): they could find out whose pseudonyms are whose. Run: chmod 600 " + file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# a comment only",
                "0123456789abcdef",
                "not hexadecimal, but long enough to be a key if only it were so",
                "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n"
                        + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            })
    void refusesAFileWithoutAKey(String content) throws IOException {
        Path file = write(content);

        assertThatThrownBy(() -> KeyFile.openOrCreate(file))
                .hasMessage("The key file " + file + " holds no key: one line of 64 hexadecimal digits belongs there."
                        + " Restore it from your backup. If there is none, remove the file: a new key is made, and with"
                        + " it other pseudonyms than before.");
    }

    @Test
    void refusesAFolder() {
        assertThatThrownBy(() -> KeyFile.openOrCreate(folder))
                .hasMessage("The key file " + folder + " is a folder. Name a file; it is made if there is none.");
    }

    @Test
    void saysWhatIsWrongIfTheFolderIsNone() throws IOException {
        Path file = Files.createFile(folder.resolve("file")).resolve("niffler.key");

        assertThatThrownBy(() -> KeyFile.openOrCreate(file))
                .isInstanceOf(KeyFileException.class)
                .hasMessage(
                        "Cannot read the key file " + file + " (Not a directory). Make it readable for the user that"
                                + " runs Niffler, and for nobody else.");
    }

    @Test
    void saysWhatToDoIfItMayNotBeRead() throws IOException {
        assumeFalse("root".equals(System.getProperty("user.name")), "root may read every file");
        Path file = write(DIGITS);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));

        assertThatThrownBy(() -> KeyFile.openOrCreate(file))
                .hasMessage("Cannot read the key file " + file + " (permission denied). Make it readable for the user"
                        + " that runs Niffler, and for nobody else.");
    }

    private Path write(String content) throws IOException {
        Path file = Files.createFile(
                folder.resolve("niffler.key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, content);
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}

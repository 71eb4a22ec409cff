package org.niffler.png.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputTreeTest {

    @TempDir
    private Path root;

    private final List<InputFile> unreadable = new ArrayList<>();

    @BeforeEach
    void fill() throws IOException {
        for (String name : List.of("top", "b/one", "b/two", "b/c/deep", "a/z", "out/x.png")) {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
    }

    @Test
    void walksInTheOrderOfNamesWhateverTheDepth() {
        assertThat(sources(InputTree.ANY_DEPTH)).containsExactly("a/z", "b/c/deep", "b/one", "b/two", "top");
    }

    @Test
    void takesFilesOfOneDepthOnlyAsTheOriginalDoes() {
        assertThat(sources(0)).containsExactly("top");
        assertThat(sources(1)).containsExactly("a/z", "b/one", "b/two");
        assertThat(sources(2)).containsExactly("b/c/deep");
        assertThat(sources(3)).isEmpty();
    }

    @Test
    void passesOverTheOutputOfAnotherRun() throws IOException {
        Files.createDirectories(root.resolve("a/converted/.niffler/whole"));
        Files.writeString(root.resolve("a/converted/metadata.csv"), "file");

        assertThat(sources(InputTree.ANY_DEPTH)).containsExactly("a/z", "b/c/deep", "b/one", "b/two", "top");
    }

    @Test
    void neverWaitsForAPipe() throws Exception {
        new ProcessBuilder("mkfifo", root.resolve("a/pipe").toString()).start().waitFor();

        assertThat(sources(1)).containsExactly("a/z", "b/one", "b/two");
    }

    @Test
    void passesOverWhatAReceiverHasNotFinished() throws IOException {
        Files.createDirectories(root.resolve("a/.niffler-incoming/run1"));
        Files.writeString(root.resolve("a/.niffler-incoming/run1/1.part"), "half");

        assertThat(sources(InputTree.ANY_DEPTH)).containsExactly("a/z", "b/c/deep", "b/one", "b/two", "top");
    }

    @Test
    void followsLinksToFilesAndNotToFolders() throws IOException {
        Files.createSymbolicLink(root.resolve("a/circle"), root);
        Files.createSymbolicLink(root.resolve("a/link"), root.resolve("top"));

        assertThat(sources(InputTree.ANY_DEPTH)).containsExactly("a/link", "a/z", "b/c/deep", "b/one", "b/two", "top");
    }

    @Test
    void givesALinkThatLeadsNowhere() throws IOException {
        Files.createSymbolicLink(root.resolve("a/gone"), root.resolve("nothing"));

        assertThat(sources(1)).contains("a/gone");
    }

    @Test
    void keepsSignsOfAUriAsTheyAreInNames() throws IOException {
        Files.writeString(root.resolve("a/ü+%41 b"), "");

        assertThat(sources(1)).contains("a/ü+%41 b");
    }

    @Test
    void tellsOfAFolderThatCannotBeReadAndGoesOn() throws IOException {
        assumeFalse("root".equals(System.getProperty("user.name")), "root may read every folder");
        Files.setPosixFilePermissions(root.resolve("b"), PosixFilePermissions.fromString("---------"));
        try {
            assertThat(sources(InputTree.ANY_DEPTH)).containsExactly("a/z", "top");
            assertThat(unreadable).extracting(InputFile::source).containsExactly("b");
        } finally {
            Files.setPosixFilePermissions(root.resolve("b"), PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void tellsFilesApartWhoseNamesAreNoText() throws Exception {
        new ProcessBuilder("sh", "-c", "touch \"$(printf 'a/x\\344')\" \"$(printf 'a/x\\374')\"")
                .directory(root.toFile())
                .start()
                .waitFor();

        assertThat(sources(1)).contains("a/x%E4", "a/x%FC");
    }

    @Test
    void knowsTheNameThatTheOriginalHashes() {
        assertThat(new InputFile(root, "a/b.c/1.2.840.dcm").stem()).isEqualTo("1.2.840");
        assertThat(new InputFile(root, "a.b/IM0001").stem()).isEqualTo("IM0001");
        assertThat(new InputFile(root, ".hidden").stem()).isEqualTo(".hidden");
    }

    private List<String> sources(int depth) {
        List<String> sources = new ArrayList<>();
        new InputTree(root, depth, root.resolve("out"), unreadable::add).forEach(file -> sources.add(file.source()));
        return sources;
    }
}

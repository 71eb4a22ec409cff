package org.niffler.testkit.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageInfosTest {

    @TempDir
    private Path sources;

    private Path folder;

    @BeforeEach
    void plantAClass() throws IOException {
        folder = Files.createDirectories(sources.resolve("org/niffler/csv"));
        Files.writeString(folder.resolve("Rows.java"), "package org.niffler.csv; class Rows {}");
    }

    @Test
    void catchesAPackageWithoutOne() {
        assertThat(PackageInfos.missingUnder(sources))
                .containsExactly("org.niffler.csv has no package-info.java:"
                        + " write two sentences, what for and what it may import");
    }

    @Test
    void catchesOneThatDoesNotSayWhatThePackageMayImport() throws IOException {
        Files.writeString(folder.resolve("package-info.java"), "/** Rows of a file. */\npackage org.niffler.csv;\n");

        assertThat(PackageInfos.missingUnder(sources))
                .containsExactly("org.niffler.csv: its package-info.java does not say what it may import");
    }

    @Test
    void acceptsTwoSentences() throws IOException {
        Files.writeString(
                folder.resolve("package-info.java"),
                "/** Rows of a file. May import the JDK\n * and opencsv. */\npackage org.niffler.csv;\n");

        assertThat(PackageInfos.missingUnder(sources)).isEmpty();
    }

    @Test
    void asksNothingOfAModuleWithoutSources() {
        assertThat(PackageInfos.missingUnder(sources.resolve("none"))).isEmpty();
    }
}

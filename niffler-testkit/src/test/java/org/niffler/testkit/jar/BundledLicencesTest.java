package org.niffler.testkit.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundledLicencesTest {

    private static final String LIST = "META-INF/licenses/THIRD-PARTY.txt";
    private static final String ENTRY = "org.example:spade:1.0 | MIT | https://example.org\n";

    @TempDir
    private Path folder;

    private final Map<String, String> files = new TreeMap<>();

    @Test
    void findsNoGapWhereEveryLibraryHasItsLicence() throws IOException {
        files.put(LIST, "Libraries\n\n" + ENTRY);
        files.put("META-INF/licenses/spade/LICENSE.txt", "Do as you like.");
        files.put("META-INF/maven/org.example/spade/pom.properties", "");
        files.put("META-INF/maven/org.niffler/niffler-common/pom.properties", "");

        assertThat(licences().listed()).containsExactly("spade");
        assertThat(licences().gaps()).isEmpty();
    }

    @Test
    void catchesALibraryWithoutItsLicence() throws IOException {
        files.put(LIST, ENTRY);
        files.put("META-INF/licenses/spade/NOTICE", "Made by us.");

        assertThat(licences().gaps())
                .containsExactly("spade is in planted.jar without its licence."
                        + " It ships none: put the text into build/licenses/spade/LICENSE.txt");
    }

    @Test
    void catchesALibraryThatTheListLeavesOut() throws IOException {
        files.put(LIST, ENTRY);
        files.put("META-INF/licenses/spade/LICENSE", "Do as you like.");
        files.put("META-INF/maven/org.example/bucket/pom.properties", "");

        assertThat(licences().gaps())
                .containsExactly("bucket is in planted.jar but not in META-INF/licenses/THIRD-PARTY.txt");
    }

    private BundledLicences licences() throws IOException {
        Path jar = folder.resolve("planted.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (Map.Entry<String, String> entry : files.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return new BundledLicences(new ExecutableJar(jar));
    }
}

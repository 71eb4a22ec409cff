package org.niffler.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.dicom.file.DicomFile;
import org.niffler.dicom.file.PixelData;
import org.niffler.testkit.fixture.SyntheticStudy;

class DeidentifyKillIT {

    private static final int FILES = 400;

    @TempDir
    private Path folder;

    @Test
    void aKilledRunLeavesNoHalfFileAndTheNextOneGoesOn() throws Exception {
        DeidentifyRun run = new DeidentifyRun(folder);
        SyntheticStudy.ct("P1").instances(FILES).size(256, 256).writeTo(run.in());
        String key = folder.resolve("secret/pseudonym.key").toString();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DeidentifyMain.class.getName(),
                        folder.toString(),
                        "deidentify",
                        run.in().toString(),
                        run.out().toString(),
                        "--PseudonymKey",
                        key)
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "output"))
                .start();

        await().atMost(Duration.ofSeconds(60)).until(() -> finished(run.out()).size() > 5);
        process.destroyForcibly().waitFor();

        List<Path> finished = finished(run.out());
        assertThat(finished).hasSizeLessThan(FILES);
        for (Path file : finished) {
            PixelData.Native pixels = (PixelData.Native) DicomFile.read(file).pixelData();
            assertThat(pixels.length()).isEqualTo(pixels.declaredLength()).isEqualTo(256 * 256 * 2);
        }
        DeidentifyRun.Result result = run.start();
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("there already: " + finished.size());
        assertThat(run.files()).hasSize(FILES);
        assertThat(parts(run.out())).isEmpty();
    }

    private static List<Path> finished(Path out) throws IOException {
        return withSuffix(out, ".dcm");
    }

    private static List<Path> parts(Path out) throws IOException {
        return withSuffix(out, ".part");
    }

    private static List<Path> withSuffix(Path out, String suffix) throws IOException {
        if (!Files.exists(out)) {
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        // The run that is watched gives files their names meanwhile: one may be gone before it is looked at.
        Files.walkFileTree(out, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(suffix)) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}

package org.niffler.app.hospital;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.niffler.dicom.file.DicomFile;
import org.niffler.dicom.file.StoragePath;
import org.niffler.testkit.jar.ExecutableJar;
import org.niffler.testkit.process.ProcessResult;

/**
 * Images where meta-extraction keeps them, and their documents, which the real {@code meta-extraction.jar} makes of them: for
 * tests that go from a study to its pictures.
 */
public final class StoredImages {

    private static final ExecutableJar JAR =
            new ExecutableJar(Path.of("..", "niffler-meta-extraction", "target", "meta-extraction.jar"));
    private static final Path PROFILE = Path.of("..", "config", "meta-extraction", "conf", "featureset.txt");

    private final SampleHospital hospital;
    private final StoragePath template = StoragePath.parse(StoragePath.DEFAULT);

    public StoredImages(SampleHospital hospital) {
        this.hospital = hospital;
    }

    /** Copies the DICOM files of a folder, and of those below it, to where they would have been received. */
    public StoredImages add(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = hospital.storage()
                        .resolve(template.resolve(DicomFile.read(file).dataSet()));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        return this;
    }

    /** Makes the documents of all, in the collection {@link SampleHospital#YEAR}, beside those that are there. */
    public StoredImages extract() throws IOException {
        assertThat(JAR.path())
                .as("built by ./mvnw verify, or -pl niffler-meta-extraction")
                .exists();
        Path profiles = Files.createDirectories(hospital.file("profiles"));
        if (!Files.exists(profiles.resolve(PROFILE.getFileName()))) {
            Files.copy(PROFILE, profiles.resolve(PROFILE.getFileName()));
        }
        ProcessResult result = JAR.run(
                "scan",
                hospital.storage().toString(),
                "--quiet",
                "--StateFolder",
                hospital.state().toString(),
                "--ProfilesFolder",
                profiles.toString(),
                "--LogFile",
                hospital.file("scan.log").toString());
        assertThat(result.exitCode()).as(result.toString()).isZero();
        return this;
    }

    /** The files that there are. */
    public List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(hospital.storage())) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}

package org.niffler.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;

/** What a user is told who asks for something that cannot be done. */
class MessagesIT {

    @TempDir
    private Path folder;

    private PngRun run;

    @BeforeEach
    void setUp() {
        run = new PngRun(folder);
    }

    @Test
    void saysThatTheInputIsNoFolder() {
        Path nowhere = folder.resolve("nowhere");

        refuses(
                run.option("DICOMHome", nowhere.toString()),
                "DICOMHome: " + nowhere + " is no folder that can be read");
    }

    @Test
    void saysWhatMustBeSet() {
        refuses(run.without("DICOMHome").without("OutputDirectory"), "DICOMHome", "OutputDirectory");
    }

    @Test
    void keepsInputAndOutputApart() {
        refuses(
                run.option("OutputDirectory", run.home().toString()),
                "OutputDirectory: must be another folder than DICOMHome");
    }

    @Test
    void keepsTheKeyOutOfTheOutput() {
        refuses(
                run.option("PseudonymKey", run.output().resolve("key").toString()),
                "PseudonymKey: must not be within OutputDirectory: who has both can undo the pseudonyms");
    }

    @Test
    void keepsTheKeyOutOfTheOutputWhereverALinkLeads() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("elsewhere"), folder);
        refuses(
                run.option("PseudonymKey", link.resolve("out/secret/key").toString()),
                "PseudonymKey: must not be within OutputDirectory: who has both can undo the pseudonyms");
    }

    @Test
    void shiftsNoDatesByWhatAnyoneCanCompute() {
        refuses(
                run.option("Pseudonyms", "sha224").option("Dates", "shifted"),
                "Dates: shifted needs Pseudonyms hmac: without a key, whoever knows a PatientID can compute its shift");
    }

    @Test
    void saysWhichValuesAreAllowed() {
        refuses(
                run.option("Frames", "last")
                        .option("Scaling", "log")
                        .option("Shard", "9/8")
                        .option("UseProcesses", "-1"),
                "allowed is first, middle, all, a frame's number, or a range i-j; frames are counted from 1",
                "one of original, linear, window, none",
                "allowed is i/n with i from 1 to n, such as 2/8",
                "a number from 0 to 1024");
    }

    @Test
    void saysWhichLinesOfTheFeatureSetAreWrong() throws IOException {
        Path features = Files.writeString(folder.resolve("featureset.txt"), "PatientID\nPatientsName\n0x0010\n");

        refuses(
                run.option("SpecificHeadersOnly", "true").option("FeatureSet", features.toString()),
                "line 2: \"PatientsName\"",
                "line 3: \"0x0010\"");
    }

    @Test
    void refusesAKeyThatOthersCanRead() throws IOException {
        Path key = folder.resolve("secret/pseudonym.key");
        SyntheticStudy.ct("P1").writeTo(run.home());
        run.start();
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

        PngRun.Result result = run.start();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("chmod 600 " + key);
    }

    @Test
    void warnsThatIdentityIsKeptAndClosesTheTableToOthers() throws IOException {
        SyntheticStudy.ct("P1").writeTo(run.home());

        PngRun.Result result = run.option("KeepPhi", "true").start();

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).contains("KeepPhi: metadata.csv will hold names, birth dates and IDs of patients");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(run.output().resolve("metadata.csv"))))
                .isEqualTo("rw-------");
        assertThat(run.column("metadata.csv", "PatientID")).containsExactly("P1");
        assertThat(run.column("metadata.csv", "file").get(0))
                .startsWith(run.home().toString());
    }

    @Test
    void saysWhyThereIsNothingToConvert() {
        PngRun.Result result = run.start();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("files:     0");
        assertThat(result.err()).contains("no file lies at depth");
    }

    @Test
    void findsOutAtOnceThatTheMappingCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        refuses(
                run.option("Mapping", file.resolve("deep/mapping.csv").toString()),
                "Mapping: " + file.resolve("deep/mapping.csv") + " cannot be written: " + file
                        + " is no folder in which this user may write");
        refuses(
                run.option("Mapping", folder.toString()),
                "Mapping: " + folder + " is a folder; name a file in it, such as " + folder.resolve("mapping.csv"));
    }

    @Test
    void keepsTheMappingApartFromWhatIsShared() {
        refuses(
                run.option(
                        "Mapping",
                        run.output().resolve("extracted-images/m.csv").toString()),
                "Mapping: must not be within extracted-images, which is to be shared: it identifies patients");
        refuses(
                run.option("Mapping", run.output().resolve("metadata.csv").toString()),
                "Mapping: metadata.csv in OutputDirectory is another table; take another name");
    }

    @Test
    void saysThatTheOutputFolderIsClosed() throws IOException {
        assumeFalse("root".equals(System.getProperty("user.name")), "root may write into every folder");
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));

        PngRun.Result result = run.option("OutputDirectory", closed.toString()).start();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("OutputDirectory: this user may not write into " + closed + ".");
    }

    @Test
    void saysInADryRunTooThatNoFileLiesAtTheDepth() {
        PngRun.Result result = run.option("DryRun", "true").option("Depth", "2").start();

        assertThat(result.err())
                .contains("nothing was found: no file lies at depth 2 of " + run.home()
                        + "; --depth -1 takes files at any depth");
    }

    private static void refuses(PngRun run, String... saying) {
        PngRun.Result result = run.start();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(saying);
        assertThat(run.output()).doesNotExist();
    }
}

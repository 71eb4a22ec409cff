package org.niffler.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.progress.RunLock;
import org.niffler.testkit.fixture.DcmFiles;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenStudy;

class DeidentifyIT {

    @TempDir
    private Path folder;

    private DeidentifyRun run;

    @BeforeEach
    void setUp() {
        run = new DeidentifyRun(folder);
    }

    @Test
    void refusesASecondRunAtOnce() throws IOException {
        SyntheticStudy.ct("P1").instances(1).writeTo(run.in());
        Path lock = run.report().resolveSibling(run.report().getFileName() + ".lock");

        DeidentifyRun.Result second;
        try (RunLock first = RunLock.acquire(lock, "deidentify", Clock.systemDefaultZone())) {
            second = run.start();
        }

        assertThat(second.exitCode()).isEqualTo(4);
        assertThat(second.err()).contains(lock.toString()).doesNotContain("P1");
        assertThat(run.start().exitCode()).isZero();
    }

    @Test
    void writesFilesWhoseNamesAndHeadersIdentifyNobodyAndWhosePixelsAreTheSame() throws IOException {
        WrittenStudy study = SyntheticStudy.ct("P1").instances(2).writeTo(run.in());

        DeidentifyRun.Result result = run.start();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).isEqualToNormalizingNewlines("""
                        written:       2
                        there already: 0
                        held back:     0
                        failed:        0
                        no images:     0
                        report:        %s
                        """.formatted(run.report()));
        assertThat(run.files())
                .hasSize(2)
                .allMatch(name -> name.matches("[0-9a-f]{64}/2\\.25\\.\\d+/2\\.25\\.\\d+/2\\.25\\.\\d+\\.dcm"));
        Attributes image = DcmFiles.dataSet(run.file(0));
        assertThat(run.files().get(0))
                .isEqualTo("%s/%s/%s/%s.dcm"
                        .formatted(
                                image.getString(Tag.PatientID),
                                image.getString(Tag.StudyInstanceUID),
                                image.getString(Tag.SeriesInstanceUID),
                                image.getString(Tag.SOPInstanceUID)));
        assertThat(image.getString(Tag.PatientName)).isNotEqualTo("SYNTHETIC^NOBODY");
        assertThat(image.getString(Tag.StudyInstanceUID)).isNotEqualTo(study.studyUid());
        assertThat(image.getString(Tag.PatientIdentityRemoved)).isEqualTo("YES");
        assertThat(image.getString(Tag.LongitudinalTemporalInformationModified)).isEqualTo("MODIFIED");
        assertThat(image.getSequence(Tag.DeidentificationMethodCodeSequence))
                .extracting(item -> item.getString(Tag.CodeValue))
                .containsExactly("113100", "113107", "113111");
        assertThat(DcmFiles.metaInformation(run.file(0)).getString(Tag.MediaStorageSOPInstanceUID))
                .isEqualTo(image.getString(Tag.SOPInstanceUID));
        assertThat(List.of(pixels(run.file(0)), pixels(run.file(1))))
                .containsExactlyInAnyOrder(
                        pixels(study.instances().get(0).file()),
                        pixels(study.instances().get(1).file()));
    }

    @Test
    void reportsWhatBecameOfEachFileWhereNobodyElseReadsIt() throws IOException {
        SyntheticStudy.ct("P1").writeTo(run.in().resolve("a"));
        Files.writeString(run.in().resolve("notes.txt"), "no image");
        Path torn = SyntheticStudy.ct("P2")
                .writeTo(run.in().resolve("b"))
                .instances()
                .get(0)
                .file();
        byte[] whole = Files.readAllBytes(torn);
        Files.write(torn, Arrays.copyOf(whole, whole.length - 100));

        DeidentifyRun.Result result = run.start();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(run.files()).hasSize(1);
        assertThat(run.reported())
                .extracting(row -> row.get(1) + ": " + row.get(3))
                .containsExactlyInAnyOrder(
                        "written: ",
                        "skipped: it is no DICOM file: it has neither the prefix DICM nor a data set's start",
                        "failed: its pixel data ends after 8092 of 8192 bytes");
        assertThat(Files.getPosixFilePermissions(run.report())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void givesTheSameFilesInEveryRunWithTheSameKeyAndOthersWithAnother() throws IOException {
        SyntheticStudy.ct("P1").series(2).writeTo(run.in());
        run.start();
        Map<String, Long> first = contents(run);

        DeidentifyRun same = new DeidentifyRun(folder.resolve("b"))
                .option("PseudonymKey", folder.resolve("secret/pseudonym.key").toString());
        SyntheticStudy.ct("P1").series(2).writeTo(same.in());
        same.start();
        DeidentifyRun other = new DeidentifyRun(folder.resolve("c"));
        SyntheticStudy.ct("P1").series(2).writeTo(other.in());
        other.start();

        assertThat(contents(same)).isEqualTo(first);
        assertThat(contents(other)).doesNotContainKeys(first.keySet().toArray(String[]::new));
    }

    @Test
    void makesNoFileAgainThatIsThereAlready() throws IOException {
        SyntheticStudy.ct("P1").instances(2).writeTo(run.in());
        run.start();
        Files.delete(run.file(0));
        FileTime before = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(run.file(0), before);

        DeidentifyRun.Result result = run.start();

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("written:       1", "there already: 1");
        assertThat(run.files()).hasSize(2);
        assertThat(List.of(Files.getLastModifiedTime(run.file(0)), Files.getLastModifiedTime(run.file(1))))
                .contains(before);

        assertThat(run.start("--from-scratch").out()).contains("written:       2");
        assertThat(List.of(Files.getLastModifiedTime(run.file(0)), Files.getLastModifiedTime(run.file(1))))
                .doesNotContain(before);
    }

    @Test
    void refusesToMixFilesOfOtherSettings() {
        SyntheticStudy.ct("P1").writeTo(run.in());
        run.start();

        DeidentifyRun.Result result = run.option("Dates", "none").start();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(run.reported().get(0).get(3))
                .isEqualTo("another file has its name " + run.files().get(0) + ": two source files with the same SOP"
                        + " Instance UID and different contents, or a file of a run with other settings");
        assertThat(run.start("--from-scratch").exitCode()).isZero();
    }

    @Test
    void writesAnInstanceThatIsThereTwiceOnceAndReportsOneThatDiffers() {
        SyntheticStudy.ct("P1").writeTo(run.in().resolve("a"));
        SyntheticStudy.ct("P1").writeTo(run.in().resolve("b"));
        SyntheticStudy.ct("P1")
                .but(image -> image.setString(Tag.KVP, VR.DS, "100"))
                .writeTo(run.in().resolve("c"));

        DeidentifyRun.Result result = run.option("UseProcesses", "1").start("--from-scratch");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("written:       1", "there already: 1", "failed:        1");
        assertThat(run.files()).hasSize(1);
        assertThat(DcmFiles.dataSet(run.file(0)).getString(Tag.KVP)).isEqualTo("120");
    }

    @Test
    void shiftsAllDatesOfAPatientByTheSameDays() {
        SyntheticStudy.ct("P1").description("first").studyDate("20200301").writeTo(run.in());
        SyntheticStudy.mr("P1").description("second").studyDate("20200311").writeTo(run.in());

        run.start();

        LocalDate one = studyDate(run.file(0));
        LocalDate two = studyDate(run.file(1));
        assertThat(Math.abs(ChronoUnit.DAYS.between(one, two))).isEqualTo(10);
        assertThat(List.of(one, two)).doesNotContain(LocalDate.of(2020, 3, 1), LocalDate.of(2020, 3, 11));
    }

    @Test
    void keepsTheShapeOfTheFoldersAndNoneOfTheirNames() {
        SyntheticStudy.ct("P1").writeTo(run.in().resolve("DOE-JANE/ct"));
        SyntheticStudy.mr("P1").writeTo(run.in().resolve("DOE-JANE/mr"));

        DeidentifyRun.Result result = run.start("--keep-hierarchy", "true");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(run.files())
                .hasSize(2)
                .allMatch(name -> name.matches("[0-9a-f]{16}/[0-9a-f]{16}/[0-9a-f]{16}\\.dcm"));
        assertThat(run.files())
                .extracting(name -> name.substring(0, 16))
                .containsOnly(run.files().get(0).substring(0, 16));
    }

    @Test
    void staysInTheFolderWhateverAFileSays() {
        SyntheticStudy.ct("../../x").writeTo(run.in());
        SyntheticStudy.ct("P2")
                .but(image -> image.setString(Tag.StudyInstanceUID, VR.UI, "../../y"))
                .writeTo(run.in());

        DeidentifyRun.Result result = run.option("RetainUids", "true").start();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(run.files()).hasSize(1);
        assertThat(run.reported())
                .extracting(row -> row.get(3))
                .containsExactlyInAnyOrder("", "it has no StudyInstanceUID (0020,000D)");
    }

    @Test
    void looksAndWritesNothing() {
        SyntheticStudy.ct("P1").writeTo(run.in());

        DeidentifyRun.Result result = run.start("--dry-run");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("written:       1");
        assertThat(folder.toFile().list()).containsExactly("in");
    }

    @Test
    void holdsBackWhatIsADocumentAndSkipsLinks() throws IOException {
        Path image =
                SyntheticStudy.ct("P1").writeTo(run.in()).instances().get(0).file();
        Files.createSymbolicLink(run.in().resolve("link.dcm"), image);
        SyntheticStudy.ct("P2")
                .but(object -> {
                    object.remove(Tag.PixelData);
                    object.setBytes(Tag.EncapsulatedDocument, VR.OB, "%PDF Jane Doe".getBytes());
                })
                .writeTo(run.in());

        run.start();

        assertThat(run.reported())
                .extracting(row -> row.get(1) + ": " + row.get(3))
                .containsExactlyInAnyOrder(
                        "written: ",
                        "skipped: it is a symbolic link",
                        "held back: it is a document in a DICOM file, which cannot be looked into");
    }

    @Test
    void refusesPlacesThatGiveIdentityAway() {
        SyntheticStudy.ct("P1").writeTo(run.in());

        DeidentifyRun.Result result = run.option(
                        "PseudonymKey", run.out().resolve("key").toString())
                .option("Report", run.out().resolve("report.csv").toString())
                .option("Reidentification", run.out().resolve("list.gpg").toString())
                .start();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains(
                        "PseudonymKey: must not be within OUT: who has both can undo the pseudonyms",
                        "Report: must not be within OUT: it names source files",
                        "Reidentification: must not be within OUT: it undoes the pseudonyms");
    }

    @Test
    void refusesAnOutputInTheInput() {
        DeidentifyRun.Result result = run.run(List.of(
                "deidentify", run.in().toString(), run.in().resolve("out").toString()));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains("OUT: must not be within IN: what is shared and what must not be would be in one folder");
    }

    @Test
    void saysWhyTheOutputCannotBeWrittenInto() throws IOException {
        SyntheticStudy.ct("P1").writeTo(run.in());
        Files.writeString(run.out(), "a file");

        DeidentifyRun.Result result = run.start();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("Cannot write into " + run.out() + " (a file is in its place). Check the permissions of the"
                        + " folder and the space on its disk, or name another.");
    }

    @Test
    void replacesNeitherItsKeyNorWhatIsInTheInput() {
        String key = folder.resolve("secret/pseudonym.key").toString();
        String image = run.in().resolve("image.dcm").toString();

        DeidentifyRun.Result result = run.option("Report", image)
                .option("Reidentification", key)
                .option("PublicKey", key)
                .start();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains(
                        "Report: must not be within IN: it would replace what is there, or be taken for one of the images",
                        "Reidentification: must not be the file of the PseudonymKey, which it would replace");
    }

    @Test
    void stopsInOrderAndGoesOn() {
        SyntheticStudy.ct("P1").instances(3).writeTo(run.in());

        DeidentifyRun.Result stopped = run.stopSignal(stop -> {
                    stop.run();
                    return () -> {};
                })
                .start();
        DeidentifyRun.Result whole = run.stopSignal(stop -> () -> {}).start();

        assertThat(stopped.exitCode()).isEqualTo(130);
        assertThat(whole.exitCode()).isZero();
        assertThat(run.files()).hasSize(3);
    }

    private static LocalDate studyDate(Path file) {
        return LocalDate.parse(DcmFiles.dataSet(file).getString(Tag.StudyDate), DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static String pixels(Path file) throws IOException {
        return HexFormat.of().formatHex(DcmFiles.dataSet(file).getBytes(Tag.PixelData));
    }

    private static Map<String, Long> contents(DeidentifyRun run) throws IOException {
        Map<String, Long> contents = new TreeMap<>();
        for (String name : run.files()) {
            CRC32 crc = new CRC32();
            crc.update(Files.readAllBytes(run.out().resolve(name)));
            contents.put(name, crc.getValue());
        }
        return contents;
    }
}

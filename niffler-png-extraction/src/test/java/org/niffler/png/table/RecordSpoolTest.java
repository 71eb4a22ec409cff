package org.niffler.png.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.niffler.png.table.Records.CLOCK;
import static org.niffler.png.table.Records.SETTINGS;
import static org.niffler.png.table.Records.converted;
import static org.niffler.png.table.Records.failed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.progress.RunLockedException;

class RecordSpoolTest {

    @TempDir
    private Path folder;

    @Test
    void remembersWhatIsFinishedAndHowItEnded() throws Exception {
        try (RecordSpool spool = open()) {
            spool.append(converted("a/1.dcm", "Modality", "CT"));
            spool.append(failed("a/2.dcm", 3, "no such codec"));
            spool.append(new FileRecord("a/3.dcm", new FileOutcome.HeldBack("a screenshot"), Optional.empty()));
            spool.append(new FileRecord("a/4.dcm", new FileOutcome.NoPixels(), Optional.empty()));
            spool.append(new FileRecord("a/5.txt", new FileOutcome.NotDicom(), Optional.empty()));
        }

        try (RecordSpool spool = open()) {
            assertThat(spool.contains("a/1.dcm")).isTrue();
            assertThat(spool.contains("a/5.txt")).isTrue();
            assertThat(spool.contains("a/6.dcm")).isFalse();
            assertThat(spool.counts()).isEqualTo(new OutcomeCounts(1, 1, 1, 1, 1, 1));
            assertThat(spool.counts().files()).isEqualTo(5);
        }
    }

    @Test
    void givesBackEveryKindOfRecordAsItWas() throws IOException {
        List<PngFile> pngs = List.of(new PngFile(1, "x/1.png", "offset 32768"), new PngFile(2, "x/2.png", ""));
        List<FileRecord> records = List.of(
                new FileRecord(
                        "a, \"b\"/\u00e4\n.dcm",
                        new FileOutcome.Converted(pngs),
                        Optional.of(
                                Records.row("x/1.png", "StudyDescription", "\u982d\u90e8 \uD83D\uDE00", "Rows", ""))),
                new FileRecord("b", new FileOutcome.Failed(2, "bad rows", pngs), Optional.of(Records.row("b"))),
                new FileRecord("c", new FileOutcome.HeldBack("burned in"), Optional.empty()),
                new FileRecord("d", new FileOutcome.NoPixels(), Optional.of(new MetadataRow("d", false, Map.of()))),
                new FileRecord("e", new FileOutcome.NotDicom(), Optional.empty()));
        RecordFormat format = new RecordFormat();
        Columns columns = new Columns();

        for (FileRecord record : records) {
            byte[] line = format.line(record, columns);
            assertThat(format.record(line, 0, line.length, columns)).isEqualTo(record);
        }
    }

    @Test
    void cutsOffARecordThatACrashTore() throws IOException {
        Records.spool(folder, List.of(converted("1", "Modality", "CT"), converted("2", "Rows", "512")));
        long whole = Files.size(spoolFile());
        Files.writeString(spoolFile(), "{\"column\":\"Columns\"}\n[\"3\",\"conv", StandardOpenOption.APPEND);

        try (RecordSpool spool = open()) {
            assertThat(spool.contains("2")).isTrue();
            assertThat(spool.contains("3")).isFalse();
            spool.append(converted("3", "Rows", "256", "Columns", "128"));
        }

        assertThat(Files.size(spoolFile())).isGreaterThan(whole);
        Records.write(folder.resolve("out"), folder);
        assertThat(folder.resolve("out/metadata.csv"))
                .content()
                .endsWith("extracted-images/33.png,True,uncategorized,,256,128\n");
    }

    @Test
    void beginsAnewIfACrashToreItsVeryFirstLine() throws IOException {
        Files.writeString(spoolFile(), "{\"niffler-png-re");

        try (RecordSpool spool = open()) {
            spool.append(converted("1", "Modality", "CT"));
        }
        try (RecordSpool spool = open()) {
            assertThat(spool.contains("1")).isTrue();
        }
    }

    @Test
    void refusesToGoOnWithOtherSettings() throws IOException {
        Records.spool(folder, List.of(converted("1")));

        assertThatThrownBy(() -> RecordSpool.open(folder, "is16Bit=false\nscaling=original\nframes=all", CLOCK))
                .isInstanceOf(SpoolException.class)
                .hasMessage(
                        "The records of finished files in " + spoolFile() + " are of a run with other settings (then"
                                + " is16Bit=true; now is16Bit=false, frames=all). What they made cannot be mixed with what this"
                                + " run would make. Take the same settings, or another output folder, or begin again with"
                                + " --from-scratch.");
        RecordSpool.discard(folder, CLOCK);
        try (RecordSpool spool = RecordSpool.open(folder, "is16Bit=false", CLOCK)) {
            assertThat(spool.contains("1")).isFalse();
        }
    }

    @Test
    void refusesASecondRun() throws IOException {
        try (RecordSpool first = open()) {
            assertThatThrownBy(this::open).isInstanceOf(RunLockedException.class);
            assertThatThrownBy(() -> RecordSpool.discard(folder, CLOCK)).isInstanceOf(RunLockedException.class);
            first.append(converted("1"));
        }
    }

    @Test
    void refusesASecondRecordOfAFile() throws IOException {
        try (RecordSpool spool = open()) {
            spool.append(converted("1", "Modality", "CT"));

            assertThatThrownBy(() -> spool.append(failed("1", 4, "again")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A file has one record, and this one has it already.");
            assertThat(spool.counts().files()).isEqualTo(1);
        }
    }

    @Test
    void refusesADamagedFileWithoutShowingWhatIsInIt() throws IOException {
        Records.spool(folder, List.of(converted("1", "PatientID", "P1")));
        Files.writeString(spoolFile(), "[\"Doe^Jane/1.dcm\",\"converted\",oops\n", StandardOpenOption.APPEND);

        assertThatThrownBy(this::open)
                .isInstanceOf(SpoolException.class)
                .hasMessage("The records of finished files in " + spoolFile() + " are damaged: line 4 is not one."
                        + " Restore the file from a backup, or begin again with --from-scratch.")
                .hasNoCause();
    }

    @Test
    void refusesAFileOfSomethingElse() throws IOException {
        Files.writeString(spoolFile(), "file,has_pix_array\n");

        assertThatThrownBy(this::open)
                .isInstanceOf(SpoolException.class)
                .hasMessage("The file " + spoolFile() + " does not hold records of this version of Niffler: its first"
                        + " line is not theirs. Name another state folder, or begin again with --from-scratch.");
        assertThat(spoolFile()).hasContent("file,has_pix_array\n");
    }

    @Test
    void isClosedToOtherUsers() throws IOException {
        Path state = folder.resolve("deep/state");
        Records.spool(state, List.of(converted("1")));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(RecordSpool.file(state))))
                .isEqualTo("rw-------");
    }

    @Test
    void saysThatItCannotMakeItsFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("state"));

        assertThatThrownBy(() -> RecordSpool.open(file, SETTINGS, CLOCK))
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot make the folder " + file + " (FileAlreadyExistsException). Check the permissions of"
                        + " the folder it is in, and the space on its disk.");
    }

    @Test
    void takesRecordsOfManyThreads() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(8);
        try (RecordSpool spool = open()) {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                FileRecord record = converted("f" + i, "0x0029" + String.format("%04X", i % 50), "v" + i);
                done.add(workers.submit(() -> {
                    spool.append(record);
                    return null;
                }));
            }
            for (Future<?> one : done) {
                one.get();
            }
        } finally {
            workers.shutdown();
        }

        try (RecordSpool spool = open()) {
            assertThat(spool.counts().converted()).isEqualTo(400);
        }
        TableSummary summary = Records.write(folder.resolve("out"), folder);
        assertThat(summary.rows()).isEqualTo(400);
        assertThat(summary.columns()).isEqualTo(50);
    }

    private RecordSpool open() throws IOException {
        return RecordSpool.open(folder, SETTINGS, CLOCK);
    }

    private Path spoolFile() {
        return RecordSpool.file(folder);
    }
}

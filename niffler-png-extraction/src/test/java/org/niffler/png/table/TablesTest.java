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
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.csv.CsvLine;
import org.niffler.csv.CsvReader;

class TablesTest {

    private static final List<String> TABLES = List.of("metadata.csv", "mapping.csv", "failures.csv", "held-back.csv");

    @TempDir
    private Path folder;

    @Test
    void putsRowsInAnOrderThatDoesNotTellTheirNamesWhateverWasFinishedFirst() throws IOException {
        List<FileRecord> patients = IntStream.range(100, 200)
                .boxed()
                .flatMap(n -> Stream.of(converted("P" + n + "/1"), converted("P" + n + "/2")))
                .toList();
        List<FileRecord> backwards = new ArrayList<>(patients);
        Collections.reverse(backwards);
        Path other = folder.resolve("other");
        Records.spool(state(), patients);
        Records.spool(other, backwards);

        Records.write(output(), state());
        Records.write(folder.resolve("again"), other);

        assertSameTables(output(), folder.resolve("again"));
        List<String> folders = Files.readAllLines(output().resolve("mapping.csv")).stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf('/')))
                .toList();
        List<String> inTurn = IntStream.range(0, folders.size())
                .filter(n -> n == 0 || !folders.get(n).equals(folders.get(n - 1)))
                .mapToObj(folders::get)
                .toList();
        assertThat(inTurn).as("a folder's files stand together").doesNotHaveDuplicates();
        long rising = IntStream.range(1, inTurn.size())
                .filter(n -> inTurn.get(n - 1).compareTo(inTurn.get(n)) < 0)
                .count();
        assertThat(rising).as("of 99 neighbours, those in order").isBetween(25L, 75L);
    }

    @Test
    void mergesTheColumnsOfAllFilesInTheOrderOfTheirTags() throws IOException {
        Records.spool(
                state(),
                List.of(
                        converted("1", "Rows", "512", "0x00291001", "x"),
                        converted("2", "10_ReferencedImageSequence_ReferencedSOPInstanceUID", "1.2"),
                        converted("3", "PatientID", "P", "2_ReferencedImageSequence_ReferencedSOPInstanceUID", "1.3"),
                        converted("4", "2_ReferencedImageSequence_0_PurposeOfReferenceCodeSequence_CodeValue", "c"),
                        converted("5", "Modality", "CT")));

        TableSummary summary = Records.write(output(), state());

        assertThat(metadata().get(0))
                .isEqualTo("file,has_pix_array,category,Modality,"
                        + "2_ReferencedImageSequence_ReferencedSOPInstanceUID,"
                        + "2_ReferencedImageSequence_0_PurposeOfReferenceCodeSequence_CodeValue,"
                        + "10_ReferencedImageSequence_ReferencedSOPInstanceUID,PatientID,Rows,0x00291001");
        assertThat(summary.columns()).isEqualTo(7);
    }

    @Test
    void quotesWhatNeedsQuotesAndKeepsEveryCharacter() throws IOException {
        String description = "a \"b\", c;\n=1+1 \u982d\u90e8";
        Records.spool(state(), List.of(converted("1", "StudyDescription", description, "Modality", "-CT")));

        Records.write(output(), state());

        assertThat(output().resolve("metadata.csv"))
                .content()
                .endsWith("extracted-images/31.png,True,uncategorized,-CT,\"a \"\"b\"\", c;\n=1+1 \u982d\u90e8\"\n");
        assertThat(rows("metadata.csv").get(0).cells())
                .containsExactly("extracted-images/31.png", "True", "uncategorized", "-CT", description);
    }

    @Test
    void listsFailuresHeldBackFilesAndEveryFrame() throws IOException {
        List<PngFile> frames = List.of(new PngFile(1, "x/p_1.png", ""), new PngFile(2, "x/p_2.png", "offset 32768"));
        MetadataRow report = new MetadataRow(
                "sr.dcm", false, Records.row("", "Modality", "SR").headers());
        Records.spool(
                state(),
                List.of(
                        new FileRecord("b.dcm", new FileOutcome.Converted(frames), Optional.of(Records.row("x/p.png"))),
                        failed("c.dcm", 5, "301 headers, more than 300"),
                        new FileRecord(
                                "d.dcm",
                                new FileOutcome.Failed(3, "frame 2 is cut off", frames.subList(0, 1)),
                                Optional.empty()),
                        new FileRecord(
                                "e.dcm", new FileOutcome.HeldBack("BurnedInAnnotation is YES"), Optional.empty()),
                        new FileRecord("a.dcm", new FileOutcome.NoPixels(), Optional.of(report)),
                        new FileRecord("f.txt", new FileOutcome.NotDicom(), Optional.empty())));

        TableSummary summary = new Tables(CLOCK)
                .write(List.of(state()), new TableOptions(false, 1, "/home", "/out/", false), Records.paths(output()));

        assertThat(output().resolve("mapping.csv")).hasContent("""
                        Original DICOM file location, PNG location, Frame, Note
                        /home/b.dcm,/out/x/p_1.png,1,
                        /home/b.dcm,/out/x/p_2.png,2,offset 32768
                        /home/d.dcm,/out/x/p_1.png,1,
                        """);
        assertThat(output().resolve("failures.csv")).hasContent("""
                        file,class,reason
                        /home/c.dcm,5,"301 headers, more than 300"
                        /home/d.dcm,3,frame 2 is cut off
                        """);
        assertThat(output().resolve("held-back.csv"))
                .hasContent("file,reason\n/home/e.dcm,BurnedInAnnotation is YES\n");
        assertThat(output().resolve("metadata.csv")).hasContent("""
                        file,has_pix_array,category,Modality
                        x/p.png,True,uncategorized,
                        sr.dcm,False,no image,SR
                        """);
        assertThat(summary.counts()).isEqualTo(new OutcomeCounts(1, 1, 1, 2, 1, 3));
    }

    @Test
    void writesTheSameAfterAnInterruptionAsWithoutOne() throws IOException {
        List<FileRecord> records = cohort(500);
        Records.spool(state(), records);
        Records.write(output(), state());
        Path interrupted = folder.resolve("interrupted");
        Collections.shuffle(records, new Random(7));

        Records.spool(interrupted, records.subList(0, 200));
        Files.writeString(RecordSpool.file(interrupted), "[\"torn", StandardOpenOption.APPEND);
        Records.write(folder.resolve("early"), interrupted);
        Records.spool(interrupted, records.subList(200, 500));
        Records.write(folder.resolve("early"), interrupted);

        assertSameTables(output(), folder.resolve("early"));
    }

    @Test
    void writesTheSameFromShardsAsFromOneRun() throws IOException {
        List<FileRecord> records = cohort(500);
        Records.spool(state(), records);
        Records.write(output(), state());
        List<Path> shards = new ArrayList<>();
        for (int shard = 0; shard < 3; shard++) {
            int number = shard;
            shards.add(folder.resolve("shard-" + shard));
            Records.spool(
                    shards.get(shard),
                    records.stream()
                            .filter(record -> Math.floorMod(record.source().hashCode(), 3) == number)
                            .toList());
        }

        TableSummary merged = Records.write(folder.resolve("merged"), shards.toArray(Path[]::new));

        assertSameTables(output(), folder.resolve("merged"));
        assertThat(merged.duplicates()).isEqualTo(new Duplicates(0, 0, List.of()));
    }

    @Test
    void takesTheFirstOfTwoRecordsOfAFileAndSaysSo() throws IOException {
        Path other = folder.resolve("other");
        Records.spool(state(), List.of(converted("1", "Modality", "CT"), converted("2", "Modality", "CT")));
        Records.spool(other, List.of(failed("2", 4, "other disk"), converted("1", "Modality", "CT")));

        TableSummary summary = Records.write(output(), state(), other);

        assertThat(summary.duplicates()).isEqualTo(new Duplicates(1, 1, List.of("2")));
        assertThat(summary.counts().files()).isEqualTo(2);
        assertThat(summary.rows()).isEqualTo(2);
        assertThat(output().resolve("failures.csv")).hasContent("file,class,reason\n");
    }

    @Test
    void refusesToMergeRunsOfDifferentSettings() throws IOException {
        Path other = folder.resolve("other");
        Records.spool(state(), List.of(converted("1")));
        RecordSpool.open(other, "is16Bit=false\nscaling=original", CLOCK).close();

        assertThatThrownBy(() -> Records.write(output(), state(), other))
                .isInstanceOf(SpoolException.class)
                .hasMessage(
                        "The state folders " + state() + " and " + other + " are of runs with different settings (the"
                                + " first is16Bit=true; the second is16Bit=false). Their tables cannot be merged. Name the"
                                + " shards of one run.");
        assertThat(output().resolve("metadata.csv")).doesNotExist();
        assertThat(output().resolve("work/sorting")).doesNotExist();
    }

    @Test
    void saysWhichFolderHoldsNoRecords() throws IOException {
        assertThatThrownBy(() -> Records.write(output(), state()))
                .isInstanceOf(SpoolException.class)
                .hasMessage("The state folder " + state() + " holds no records of finished files. Name the state folder"
                        + " of a run or of a shard.");
    }

    @Test
    void leavesOutAColumnThatLacksATenthOfItsValuesOverTheWholeCohort() throws IOException {
        List<FileRecord> records = IntStream.range(0, 1000)
                .mapToObj(i -> converted(
                        "f" + i,
                        "Modality",
                        "CT",
                        "Rows",
                        i < 901 ? "512" : "",
                        i < 900 ? "Columns" : "StudyDescription",
                        "512",
                        "PatientID",
                        i < 900 ? "P" : ""))
                .toList();
        Records.spool(state(), records);

        TableSummary summary = new Tables(CLOCK)
                .write(List.of(state()), new TableOptions(true, 1, "", "", false), Records.paths(output()));

        assertThat(metadata().get(0)).isEqualTo("file,has_pix_array,category,Modality,Rows");
        assertThat(summary.columns()).isEqualTo(2);
        assertThat(summary.columnsLeftOut()).isEqualTo(3);
    }

    @Test
    void writesPartsThatTogetherAreTheWhole() throws IOException {
        Records.spool(state(), cohort(10));
        TablePaths paths = Records.paths(output());
        new Tables(CLOCK).write(List.of(state()), new TableOptions(false, 5, "", "", false), paths);

        new Tables(CLOCK).write(List.of(state()), new TableOptions(false, 3, "", "", false), paths);

        List<String> together = new ArrayList<>();
        together.add(metadata().get(0));
        for (int part = 0; part < 3; part++) {
            List<String> lines = Files.readAllLines(output().resolve("metadata_" + part + ".csv"));
            assertThat(lines.get(0)).isEqualTo(metadata().get(0));
            together.addAll(lines.subList(1, lines.size()));
            assertThat(output().resolve("mapping_" + part + ".csv")).exists();
        }
        assertThat(together).isEqualTo(metadata());
        assertThat(output().resolve("metadata_3.csv")).doesNotExist();
        assertThat(output().resolve("mapping_4.csv")).doesNotExist();
    }

    @Test
    void writesNoMorePartsThanFiles() throws IOException {
        Records.spool(state(), cohort(2));

        new Tables(CLOCK).write(List.of(state()), new TableOptions(false, 9, "", "", false), Records.paths(output()));

        assertThat(output().resolve("metadata_1.csv")).exists();
        assertThat(output().resolve("metadata_2.csv")).doesNotExist();
    }

    @Test
    void writesHeadersWhenThereIsNothingElse() throws IOException {
        Records.spool(state(), List.of());

        Records.write(output(), state());

        assertThat(output().resolve("metadata.csv")).hasContent("file,has_pix_array,category\n");
        assertThat(output().resolve("failures.csv")).hasContent("file,class,reason\n");
    }

    @Test
    void closesWhatNamesSourceFilesToOtherUsers() throws IOException {
        Records.spool(state(), cohort(3));

        new Tables(CLOCK).write(List.of(state()), new TableOptions(false, 2, "", "", false), Records.paths(output()));

        for (String name : List.of("mapping.csv", "mapping_0.csv", "failures.csv", "held-back.csv")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(output().resolve(name))))
                    .as(name)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void leavesNothingBesideTheTables() throws IOException {
        Records.spool(state(), cohort(3));
        Files.createDirectories(output().resolve("work/sorting"));
        Files.writeString(output().resolve("work/sorting/run-1"), "left by a killed run");

        Records.write(output(), state());

        try (var files = Files.list(output())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("metadata.csv", "mapping.csv", "failures.csv", "held-back.csv", "work");
        }
        assertThat(output().resolve("work/sorting")).doesNotExist();
    }

    @Test
    void writesWhileTheRunStillHasItsSpoolOpen() throws IOException {
        try (RecordSpool spool = RecordSpool.open(state(), SETTINGS, CLOCK)) {
            spool.append(converted("1", "Modality", "CT"));

            assertThat(Records.write(output(), state()).rows()).isEqualTo(1);
        }
    }

    private static List<FileRecord> cohort(int size) {
        List<FileRecord> records = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String source = "patient " + i % 17 + "/IM-" + i + ".dcm";
            records.add(
                    i % 11 == 0
                            ? failed(source, 1 + i % 5, "reason " + i)
                            : converted(source, "Modality", "MR", "0x0029" + String.format("%04X", i % 40), "v" + i));
        }
        return records;
    }

    private static void assertSameTables(Path expected, Path actual) {
        for (String table : TABLES) {
            assertThat(actual.resolve(table)).hasSameBinaryContentAs(expected.resolve(table));
        }
    }

    private List<CsvLine.Row> rows(String table) throws IOException {
        List<CsvLine.Row> rows = new ArrayList<>();
        try (CsvReader reader = CsvReader.open(output().resolve(table))) {
            reader.lines().forEachRemaining(line -> rows.add((CsvLine.Row) line));
        }
        return rows;
    }

    private List<String> metadata() throws IOException {
        return Files.readAllLines(output().resolve("metadata.csv"));
    }

    private Path state() {
        return folder.resolve("state");
    }

    private Path output() {
        return folder.resolve("out");
    }
}

package org.niffler.bench.resume;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.niffler.bench.images.Study;
import org.niffler.bench.jar.ColdExtractionJar;
import org.niffler.bench.jar.MeasuredProcess;
import org.niffler.progress.ProgressJournal;
import org.niffler.testkit.pacs.TestPacs;
import org.niffler.testkit.process.ProcessFailed;

/**
 * A folder in which an extraction of many rows has ended well. The first row is really extracted; the journal's lines for
 * the others are like those that it left. Forcing each of a million entries to the disk would take hours.
 */
final class FinishedRun {

    /** A row is a patient's study; its other column is carried into the report. */
    private static final String HEADER = "PatientID,AccessionNumber,Cohort";

    private static final List<String> QUERY = List.of("--NumberOfQueryAttributes", "2", "--Json");

    private final ColdExtractionJar jar;
    private final TestPacs pacs;
    private final int port;

    /** @param pacs has {@link Study#number} 1, and sends to the port */
    FinishedRun(ColdExtractionJar jar, TestPacs pacs, int port) {
        this.jar = jar;
        this.pacs = pacs;
        this.port = port;
    }

    /** Makes the folder's content. */
    void make(Path folder, int rows, JournalContent content) throws IOException, InterruptedException {
        writeCsv(folder, 1);
        requireSaid("\"complete\":1", extract(folder).said());
        Path journal = journal(folder);
        List<String> entries = Files.readAllLines(journal);
        String study = only(entries, Study.number(1).uid());
        String row = only(entries, Study.number(1).accessionNumber());
        try (BufferedWriter out = Files.newBufferedWriter(journal, StandardOpenOption.APPEND)) {
            for (int number = 2; number <= rows; number++) {
                if (content == JournalContent.ROWS_AND_STUDIES) {
                    out.append(like(study, number)).append('\n');
                }
                out.append(like(row, number)).append('\n');
            }
        }
        requireEntries(journal, content == JournalContent.ROWS ? rows + 2L : rows * 2L + 1);
        writeCsv(folder, rows);
    }

    /** The same command again. */
    MeasuredProcess.Run extract(Path folder) throws IOException, InterruptedException {
        return jar.extract(folder, pacs.address(), port, QUERY);
    }

    static void requireSaid(String wanted, String said) {
        if (!said.contains(wanted)) {
            throw new ProcessFailed("the summary should have " + wanted + ":\n" + said);
        }
    }

    private static void writeCsv(Path folder, int rows) throws IOException {
        ColdExtractionJar.writeCsv(
                folder,
                HEADER,
                IntStream.rangeClosed(1, rows)
                        .mapToObj(Study::number)
                        .map(study -> study.patientId() + "," + study.accessionNumber() + ",A"));
    }

    private static Path journal(Path folder) {
        Path csv = ColdExtractionJar.csv(folder);
        return csv.resolveSibling(csv.getFileName() + ".progress");
    }

    private static String only(List<String> entries, String text) {
        List<String> found = new ArrayList<>(
                entries.stream().filter(entry -> entry.contains(text)).toList());
        if (found.size() != 1) {
            throw new ProcessFailed(found.size() + " entries of the first row's journal have " + text);
        }
        return found.get(0);
    }

    private static String like(String entry, int number) {
        Study first = Study.number(1);
        Study other = Study.number(number);
        return entry.replace(first.patientId(), other.patientId())
                .replace(first.accessionNumber(), other.accessionNumber())
                .replace(first.uid(), other.uid());
    }

    /** Read by the class that the jar reads it with: rows, studies, and the entry that names the storage folder. */
    private static void requireEntries(Path journal, long wanted) throws IOException {
        AtomicLong entries = new AtomicLong();
        ProgressJournal.read(journal, entry -> entries.incrementAndGet());
        if (entries.get() != wanted) {
            throw new ProcessFailed(journal + " has " + entries + " entries, not " + wanted);
        }
    }
}

package org.niffler.app.cli;

import static java.util.function.Predicate.not;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.niffler.app.query.ShownIdentity;
import org.niffler.app.report.ScannerListFile;
import org.niffler.app.report.UtilizationReport;
import org.niffler.app.report.WarehouseFile;
import org.niffler.app.scanner.Exam;
import org.niffler.app.scanner.Utilization;
import org.niffler.app.scanner.UtilizationDay;
import org.niffler.app.scanner.WarehouseComparison;
import org.niffler.app.scanner.WarehouseExam;
import org.niffler.cli.CliException;
import org.niffler.cli.ExitCode;
import org.niffler.config.Settings;

/** Computes the use of scanners day by day, and writes it. */
final class UtilizationRun {

    private final BadLines badLines = new BadLines();
    private final Settings settings;
    private final ShownIdentity identity;
    private final Path output;
    private final Utilization utilization;
    private final Optional<WarehouseComparison> comparison;
    private long days;
    private long emptyDays;
    private long encounters;
    private long unlistedExams;
    private final Set<String> unlistedScanners = new HashSet<>();
    private final List<String> notes = new ArrayList<>();

    /** @throws CliException if the list of scanners or the exams to compare with cannot be read */
    UtilizationRun(Settings settings, ShownIdentity identity) {
        this.settings = settings;
        this.identity = identity;
        this.output = StoreKeys.outputFolder(settings, UtilizationKeys.OUTPUT);
        try {
            var institutes = settings.find(UtilizationKeys.SCANNERS);
            this.utilization = new Utilization(
                    Duration.ofMinutes(settings.get(UtilizationKeys.GAP)),
                    institutes.isEmpty()
                            ? Optional.empty()
                            : Optional.of(ScannerListFile.read(institutes.get(), badLines)));
            this.comparison = comparison();
        } catch (IOException | IllegalArgumentException e) {
            throw new CliException(ExitCode.USAGE, e.getMessage()).causedBy(e);
        }
    }

    private Optional<WarehouseComparison> comparison() throws IOException {
        if (settings.find(UtilizationKeys.COMPARE).isEmpty()) {
            return Optional.empty();
        }
        List<WarehouseExam> exams = warehouse().read(settings.get(UtilizationKeys.COMPARE));
        return Optional.of(new WarehouseComparison(exams.stream(), utilization, WarehouseComparison.DEFAULT_REACH));
    }

    private WarehouseFile warehouse() {
        try {
            return new WarehouseFile(settings.find(UtilizationKeys.COMPARE_TIMES), identity, badLines);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "--compare-times is no pattern of dates and times, such as 'M/d/yyyy h:mm a': " + e.getMessage(),
                    e);
        }
    }

    BadLines badLines() {
        return badLines;
    }

    /** @throws IOException if the exams cannot be read or the result not be written */
    void run(Iterable<LocalDate> wanted, ExamSource source) throws IOException {
        try (UtilizationReport report = UtilizationReport.open(
                output,
                settings.get(UtilizationKeys.LAYOUT),
                settings.get(StoreKeys.FORMAT),
                identity.identifies(),
                comparison)) {
            for (LocalDate date : wanted) {
                List<Exam> exams = source.on(date);
                exams.stream()
                        .map(Exam::scanner)
                        .filter(not(utilization::reports))
                        .forEach(this::unlisted);
                UtilizationDay day = utilization.day(date, exams.stream());
                report.day(day);
                days++;
                emptyDays += day.isEmpty() ? 1 : 0;
                encounters += day.scanners().stream()
                        .mapToLong(scanner -> scanner.encounters().size())
                        .sum();
            }
            report.complete();
            badLines.tellOfTheRest();
        }
    }

    private void unlisted(String scanner) {
        unlistedExams++;
        unlistedScanners.add(scanner);
    }

    /** For the one who started it, besides the summary. */
    void note(String note) {
        notes.add(note);
    }

    /** A spreadsheet that took the zeros from serial numbers makes a list on which no scanner is used. */
    List<String> notes() {
        List<String> all = new ArrayList<>(notes);
        if (unlistedExams > 0) {
            all.add("left out: " + unlistedExams + " exams on " + unlistedScanners.size()
                    + " scanners that the list does not name");
        }
        return all;
    }

    /** The folder that the tables are written into. */
    Path output() {
        return output;
    }

    /** For the one who started it. */
    String summary() {
        return encounters
                + (encounters == 1 ? " encounter on " : " encounters on ")
                + days
                + (days == 1 ? " day" : " days")
                + (emptyDays == 0 ? "" : ", " + emptyDays + " without any,");
    }
}

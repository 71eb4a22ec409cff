package org.niffler.app.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.niffler.app.query.ShownIdentity;
import org.niffler.app.report.BadLine;
import org.niffler.app.report.ScannerListFile;
import org.niffler.app.report.UtilizationReport;
import org.niffler.app.report.WarehouseFile;
import org.niffler.app.scanner.Utilization;
import org.niffler.app.scanner.UtilizationDay;
import org.niffler.app.scanner.WarehouseComparison;
import org.niffler.app.scanner.WarehouseExam;
import org.niffler.cli.CliException;
import org.niffler.cli.ExitCode;
import org.niffler.config.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Computes the use of scanners day by day, and writes it. */
final class UtilizationRun {

    private static final Logger LOG = LoggerFactory.getLogger(UtilizationRun.class);

    private final Settings settings;
    private final ShownIdentity identity;
    private final Utilization utilization;
    private final Optional<WarehouseComparison> comparison;
    private long days;
    private long emptyDays;
    private long encounters;

    /** @throws CliException if the list of scanners or the exams to compare with cannot be read */
    UtilizationRun(Settings settings, ShownIdentity identity) {
        this.settings = settings;
        this.identity = identity;
        try {
            var institutes = settings.find(UtilizationKeys.SCANNERS);
            this.utilization = new Utilization(
                    Duration.ofMinutes(settings.get(UtilizationKeys.GAP)),
                    institutes.isEmpty()
                            ? Optional.empty()
                            : Optional.of(ScannerListFile.read(institutes.get(), UtilizationRun::warn)));
            this.comparison = comparison();
        } catch (IOException | IllegalArgumentException e) {
            throw new CliException(ExitCode.USAGE, e.getMessage()).causedBy(e);
        }
    }

    private Optional<WarehouseComparison> comparison() throws IOException {
        if (settings.find(UtilizationKeys.COMPARE).isEmpty()) {
            return Optional.empty();
        }
        List<WarehouseExam> exams = new WarehouseFile(
                        settings.find(UtilizationKeys.COMPARE_TIMES), identity, UtilizationRun::warn)
                .read(settings.get(UtilizationKeys.COMPARE));
        return Optional.of(new WarehouseComparison(exams.stream(), utilization, WarehouseComparison.DEFAULT_REACH));
    }

    static void warn(BadLine line) {
        LOG.warn("{}", line);
    }

    /** @throws IOException if the exams cannot be read or the result not be written */
    void run(Stream<LocalDate> wanted, ExamSource source) throws IOException {
        try (UtilizationReport report = UtilizationReport.open(
                settings.get(UtilizationKeys.OUTPUT),
                settings.get(UtilizationKeys.LAYOUT),
                settings.get(StoreKeys.FORMAT),
                identity.identifies(),
                comparison)) {
            for (Iterator<LocalDate> each = wanted.iterator(); each.hasNext(); ) {
                LocalDate date = each.next();
                UtilizationDay day = utilization.day(date, source.on(date).stream());
                report.day(day);
                days++;
                emptyDays += day.isEmpty() ? 1 : 0;
                encounters += day.scanners().stream()
                        .mapToLong(scanner -> scanner.encounters().size())
                        .sum();
            }
            report.complete();
        }
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

package org.niffler.app.report;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.niffler.app.scanner.UtilizationDay;
import org.niffler.app.scanner.WarehouseComparison;

/**
 * Writes how scanners were used into a folder, day by day, holding none. The files have their names only once {@link
 * #complete} was called and it is closed; earlier ones of the same names stay until then.
 */
public final class UtilizationReport implements Closeable {

    private final List<DayTable> tables = new ArrayList<>();

    private UtilizationReport() {}

    /**
     * Begins a report: {@code scanner-util} or {@code scanners} and {@code encounters}; {@code gaps}, {@code overlaps} and
     * {@code descriptions}; with a comparison {@code comparison}.
     *
     * @param folder made if there is none
     * @param identifying whether the encounters say who patients are: nobody else may read the files then
     * @param comparison with the exams of a clinical data warehouse, if there are any
     * @throws IOException if a file cannot be made
     */
    public static UtilizationReport open(
            Path folder, Layout layout, Format format, boolean identifying, Optional<WarehouseComparison> comparison)
            throws IOException {
        UtilizationReport report = new UtilizationReport();
        Target target = new Target(folder, layout, format, identifying);
        try {
            if (layout == Layout.ORIGINAL) {
                report.tables.add(new ScannerUtilTable(target));
            } else {
                report.tables.add(new ScannersTable(target));
                report.tables.add(new EncountersTable(target));
            }
            report.tables.add(new GapsTable(target));
            report.tables.add(new OverlapsTable(target));
            report.tables.add(new DescriptionsTable(target));
            if (comparison.isPresent()) {
                report.tables.add(new ComparisonTable(target, comparison.get()));
            }
            return report;
        } catch (IOException | RuntimeException e) {
            report.close();
            throw e;
        }
    }

    /**
     * Writes a day; days are best given in their order.
     *
     * @throws IOException if it cannot be written
     */
    public void day(UtilizationDay day) throws IOException {
        for (DayTable table : tables) {
            table.day(day);
        }
    }

    /**
     * All days are written.
     *
     * @throws IOException if they cannot all be handed to the system
     */
    public void complete() throws IOException {
        for (DayTable table : tables) {
            table.complete();
        }
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (DayTable table : tables) {
            try {
                table.close();
            } catch (IOException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Where tables go, and in what form. */
    record Target(Path folder, Layout layout, Format format, boolean identifying) {

        Table table(String name, String... columns) throws IOException {
            return Table.create(file(name), format, identifying, List.of(columns));
        }

        Path file(String name) {
            return folder.resolve(name + (format == Format.CSV ? ".csv" : ".json"));
        }
    }
}

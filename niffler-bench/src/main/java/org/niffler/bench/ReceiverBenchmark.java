package org.niffler.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.niffler.testkit.process.TempFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Throughput of receivers, sent to by DCMTK's storescu. */
@Command(
        name = "receiver",
        mixinStandardHelpOptions = true,
        description = "Measures how many instances a second receivers take from DCMTK's storescu: ours and DCMTK's.")
final class ReceiverBenchmark implements Callable<Integer> {

    private static final Map<String, String> AS_SHIPPED = Map.of();
    private static final Map<String, String> NO_DELAY = Map.of("TCP_NODELAY", "1");

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "How often each cell is measured. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--folder", description = "Where everything is written. Default: the folder for temporary files.")
    private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

    /** A row of the table. */
    private record Row(Batch batch, Map<String, String> environment) {

        String title() {
            return "%s | %d | %s"
                    .formatted(
                            batch.size(), batch.associations(), environment.isEmpty() ? "as shipped" : "TCP_NODELAY=1");
        }
    }

    /** A column of the table. */
    private record Column(Contender receiver, int earlierBatches) {

        String title() {
            return receiver.title() + (earlierBatches == 0 ? "" : ", warm");
        }
    }

    private static final List<Column> COLUMNS = List.of(
            new Column(Contender.NIFFLER, 0),
            new Column(Contender.NIFFLER, 2),
            new Column(Contender.STORESCP, 0),
            new Column(Contender.STORESCP_FORK, 0),
            new Column(Contender.IGNORE, 0));

    @Override
    public Integer call() {
        try (TempFolder work = TempFolder.create(folder.resolve("niffler-bench").toString())) {
            List<Row> rows = rows(work.folder("instances"));
            Map<Row, Map<Column, Sample>> samples = new LinkedHashMap<>();
            for (int round = 1; round <= rounds; round++) {
                for (Row row : rows) {
                    for (Column column : COLUMNS) {
                        measure(row, column, work.path(), samples);
                    }
                    System.err.printf("round %d of %d: %s%n", round, rounds, row.title());
                }
            }
            print(samples);
        }
        return 0;
    }

    private void measure(Row row, Column column, Path work, Map<Row, Map<Column, Sample>> samples) {
        double seconds =
                new Transfer(work, row.batch(), row.environment()).seconds(column.receiver(), column.earlierBatches());
        samples.computeIfAbsent(row, any -> new LinkedHashMap<>())
                .computeIfAbsent(column, any -> new Sample())
                .add(row.batch().instances() / seconds);
    }

    /** Without TCP_NODELAY, DCMTK's receivers take so little that fewer instances must do. */
    private static List<Row> rows(Path instances) {
        List<Row> rows = new ArrayList<>();
        for (int associations : List.of(1, 4)) {
            rows.add(new Row(Batch.make(instances, "84 KB", 205, 2_000, associations), NO_DELAY));
            rows.add(new Row(Batch.make(instances, "0.5 MB", 512, 600, associations), NO_DELAY));
            rows.add(new Row(Batch.make(instances, "27 MB", 3_675, 40, associations), NO_DELAY));
            Path few = instances.resolve("few");
            rows.add(new Row(Batch.make(few, "84 KB", 205, 400, associations), AS_SHIPPED));
            rows.add(new Row(Batch.make(few, "0.5 MB", 512, 200, associations), AS_SHIPPED));
            rows.add(new Row(Batch.make(few, "27 MB", 3_675, 12, associations), AS_SHIPPED));
        }
        return rows;
    }

    private void print(Map<Row, Map<Column, Sample>> samples) {
        System.out.println(Machine.describe());
        System.out.println();
        System.out.println("Instances a second: median of " + rounds + " (least to most)");
        System.out.println();
        StringBuilder header = new StringBuilder("| size | associations | storescu |");
        COLUMNS.forEach(column -> header.append(' ').append(column.title()).append(" |"));
        System.out.println(header);
        System.out.println("|---|---|---|" + "---|".repeat(COLUMNS.size()));
        samples.forEach((row, cells) -> {
            StringBuilder line = new StringBuilder("| " + row.title() + " |");
            cells.values()
                    .forEach(sample ->
                            line.append(' ').append(cell(sample, row.batch())).append(" |"));
            System.out.println(line);
        });
    }

    private static String cell(Sample sample, Batch batch) {
        double megabytes = sample.median() * batch.bytes() / batch.instances() / 1e6;
        return String.format(
                Locale.ROOT,
                "%.0f (%.0f to %.0f), %.0f MB/s",
                sample.median(),
                sample.least(),
                sample.most(),
                megabytes);
    }
}

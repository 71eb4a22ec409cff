package org.niffler.testkit.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** How the scanners were used: computed, drawn, and compared with what is known of the studies. */
final class ScannerReport {

    static final String UTILIZATION = "utilization";
    static final String PLOTS = "plots";
    static final String PAGE = PLOTS + "/report.html";

    private final Jar jar;
    private final Path folder;
    private final PrintWriter out;

    /** @param jar app-layer.jar; its working folder has the store */
    ScannerReport(Jar jar) {
        this.jar = jar;
        this.folder = jar.folder();
        this.out = jar.out();
    }

    /**
     * Makes the report.
     *
     * @param expected the days and scanners, in order
     * @return the days and scanners of the report; none if app-layer.jar failed
     */
    List<ScannerUse> run(List<ScannerUse> expected) throws IOException, InterruptedException {
        boolean succeeded = jar.call(
                                "utilization",
                                "--from",
                                date(expected.get(0).day()),
                                "--to",
                                date(expected.get(expected.size() - 1).day()),
                                "--layout",
                                "tidy",
                                "--output",
                                UTILIZATION,
                                "--state-folder",
                                MetadataServer.STATE,
                                "--pseudonym-key",
                                Conversion.KEY)
                        == 0
                && jar.call("plot", UTILIZATION, "--output", PLOTS) == 0;
        if (!succeeded) {
            out.println("app-layer.jar made no report of the scanners.");
            return List.of();
        }
        List<ScannerUse> use = ScannerUse.read(folder.resolve(UTILIZATION).resolve("scanners.csv"));
        print(use);
        return use;
    }

    private static String date(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    private void print(List<ScannerUse> use) {
        out.println();
        out.printf(
                "%-10s %-8s %-31s %8s %10s %5s %12s%n",
                "day", "scanner", "used from", "patients", "encounters", "gaps", "utilization");
        for (ScannerUse each : use) {
            out.printf(
                    "%-10s %-8s %-31s %8d %10d %5d %10s %%%n",
                    each.day(),
                    each.scanner(),
                    each.period(),
                    each.patients(),
                    each.encounters(),
                    each.gaps(),
                    each.percent());
        }
        out.println();
    }
}

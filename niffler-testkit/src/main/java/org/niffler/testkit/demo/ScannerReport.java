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

    /** Of {@code plot}: the result is fine, but this machine cannot draw it. */
    private static final int NOT_HERE = 2;

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
     * Computes the use of the scanners.
     *
     * @param expected the days and scanners, in order
     * @return the days and scanners of the report; none if app-layer.jar failed
     */
    List<ScannerUse> compute(List<ScannerUse> expected) throws IOException, InterruptedException {
        int exitCode = jar.call(
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
                Conversion.KEY);
        if (exitCode != 0) {
            out.println("app-layer.jar made no report of the scanners.");
            return List.of();
        }
        return ScannerUse.read(folder.resolve(UTILIZATION).resolve("scanners.csv"));
    }

    /** @return whether the page was made, or could not be on this machine: without fonts nothing can be drawn */
    boolean draw() throws IOException, InterruptedException {
        int exitCode = jar.call("plot", UTILIZATION, "--output", PLOTS);
        if (exitCode != 0) {
            out.println("app-layer.jar drew no page of the scanners; what it says above is why.");
        }
        return exitCode == 0 || exitCode == NOT_HERE;
    }

    private static String date(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    void print(List<ScannerUse> use) {
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

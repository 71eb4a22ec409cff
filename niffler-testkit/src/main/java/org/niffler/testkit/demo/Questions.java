package org.niffler.testkit.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The last part: app-layer.jar on the store of the metadata service. */
final class Questions {

    private final CohortRetrieval cohort;
    private final ScannerReport scanners;
    private final Path folder;
    private final PrintWriter out;

    /** Both work in the same folder. */
    Questions(Jar coldExtraction, Jar appLayer) {
        this.cohort = new CohortRetrieval(coldExtraction, appLayer);
        this.scanners = new ScannerReport(appLayer);
        this.folder = appLayer.folder();
        this.out = appLayer.out();
    }

    /** Asks about studies that the PACS still has. */
    Answers run(List<Described> studies) throws IOException, InterruptedException {
        boolean retrieved = cohort.run(studies);
        List<ScannerUse> use = scanners.compute(DemoStudies.use());
        boolean drawn = scanners.draw();
        scanners.print(use);
        boolean right = use.equals(DemoStudies.use());
        out.println(
                right
                        ? "Days, scanners, encounters and utilization are those that were worked out by hand."
                        : "WRONG in the utilization of scanners: it should be " + DemoStudies.use() + ".");
        boolean anonymous = saysNothingOfPatients(studies);
        List<Described> meant = CohortRetrieval.cohort(studies);
        int instances = meant.stream().mapToInt(Described::objects).sum();
        return new Answers(
                CohortRetrieval.FILTER, meant.size(), instances, use, retrieved && right && drawn && anonymous);
    }

    private boolean saysNothingOfPatients(List<Described> studies) throws IOException {
        Path[] shared = Stream.of(ScannerReport.UTILIZATION, ScannerReport.PLOTS, CohortRetrieval.DEIDENTIFIED)
                .map(folder::resolve)
                .filter(Files::exists)
                .toArray(Path[]::new);
        List<String> found = IdentitySearch.of(studies).in(shared);
        if (found.isEmpty()) {
            out.println(
                    "Patients' names and IDs in reports, pages and de-identified files: none; looked for in every byte.");
        }
        found.forEach(line -> out.println("PATIENT IDENTITY: " + line));
        return found.isEmpty();
    }
}

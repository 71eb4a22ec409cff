package org.niffler.testkit.demo;

import java.util.Locale;
import java.util.stream.Collectors;

/** The part of the page that shows what the workflow made of the radiographs. */
final class DetectorSection {

    private final DetectorRuns runs;

    DetectorSection(DetectorRuns runs) {
        this.runs = runs;
    }

    String html() {
        return """
                <section>
                <h2>A workflow on what arrived</h2>
                <p>While the metadata service received, the example workflow <code>%s</code> was in force: of each series of
                radiographs it made pictures without identity, and started a program on them that looks for thin bright
                structures. It stands in for a trained network. %d of %d runs succeeded; %d failed, as their images are held back.</p>
                <div class="sheet">
                %s</div>
                </section>
                """.formatted(
                        DetectorWorkflow.NAME,
                        runs.succeeded(),
                        runs.series(),
                        runs.failed(),
                        runs.overlays().stream().map(DetectorSection::figure).collect(Collectors.joining()));
    }

    private static String figure(DetectorRuns.Overlay overlay) {
        return """
                <figure><a href="%1$s"><img src="%1$s" loading="lazy" alt="A radiograph, with boxes round what was found"></a>
                <figcaption>score %2$s</figcaption></figure>
                """.formatted(ContactSheet.escaped(overlay.file()), String.format(Locale.ROOT, "%.3f", overlay.score()));
    }
}

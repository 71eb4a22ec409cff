package org.niffler.testkit.demo;

import java.util.stream.Collectors;

/** The part of the page that shows what app-layer made of the metadata. */
final class AnswersSection {

    private final Answers answers;

    AnswersSection(Answers answers) {
        this.answers = answers;
    }

    String html() {
        return """
                <section>
                <h2>Scanners and a cohort</h2>
                <p>app-layer asked the store of the metadata service. How the scanners were used is drawn on
                <a href="%1$s">a page of its own</a>, which shows no patient; in the tables in <a href="%2$s/">%2$s</a> they
                have their pseudonyms.</p>
                <div class="scroll"><table>
                <thead><tr><th>Day</th><th>Scanner</th><th class="wide">Used from</th><th class="wide">Patients</th><th>Encounters</th><th>Utilization</th></tr></thead>
                <tbody>
                %3$s</tbody>
                </table></div>
                <p class="example">The cohort <code>%4$s</code> is %5$d studies with %6$d instances. cold-extraction retrieved them with
                the command that app-layer named, and nothing else; without identity they are in <a href="%7$s/">%7$s</a>.</p>
                </section>
                """.formatted(
                        ScannerReport.PAGE,
                        ScannerReport.UTILIZATION,
                        answers.use().stream().map(AnswersSection::row).collect(Collectors.joining()),
                        ContactSheet.escaped(answers.filter()),
                        answers.studies(),
                        answers.instances(),
                        CohortRetrieval.DEIDENTIFIED);
    }

    private static String row(ScannerUse use) {
        return """
                <tr><td>%s</td><td>%s</td><td class="wide">%s</td><td class="wide">%d</td><td>%d</td><td>%s %%</td></tr>
                """.formatted(
                        use.day(),
                        ContactSheet.escaped(use.scanner()),
                        use.period(),
                        use.patients(),
                        use.encounters(),
                        use.percent());
    }
}

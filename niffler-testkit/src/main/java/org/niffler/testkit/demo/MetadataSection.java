package org.niffler.testkit.demo;

import java.util.Locale;
import java.util.stream.Collectors;

/** The part of the page that shows what the metadata service kept. */
final class MetadataSection {

    private final StreamedStudies streamed;

    MetadataSection(StreamedStudies streamed) {
        this.streamed = streamed;
    }

    String html() {
        String rows = streamed.collections().stream()
                .map(collection -> "<tr><td><a href=\"%3$s/%1$s.jsonl\">%1$s</a></td><td>%2$d</td><td>%4$s</td></tr>\n"
                        .formatted(
                                ContactSheet.escaped(collection.collection()),
                                collection.documents().size(),
                                Streaming.DOCUMENTS,
                                collection.collection().equals(Streaming.SHARED) ? "no: pseudonyms" : "yes"))
                .collect(Collectors.joining());
        return """
                <section>
                <h2>Documents of the metadata service</h2>
                <p>A modality sent %1$d instances of %2$d series to meta-extraction by C-STORE. Each series should have one document
                for each of %3$d profiles. From the reception of an instance to its documents in the store it took %4$s s on average,
                and %5$s s at most. The log of the service is <a href="%6$s">%6$s</a>.</p>
                <div class="scroll"><table>
                <thead><tr><th>Collection</th><th>Documents</th><th>Identify patients</th></tr></thead>
                <tbody>
                %7$s</tbody>
                </table></div>
                %8$s</section>
                """.formatted(
                        streamed.instances(),
                        streamed.series(),
                        streamed.collections().size(),
                        seconds(streamed.measured().meanLag()),
                        seconds(streamed.measured().longestLag()),
                        MetadataServer.LOG,
                        rows,
                        streamed.example().map(MetadataSection::pair).orElse(""));
    }

    private static String pair(DocumentPair pair) {
        return """
                <p class="example">What two profiles with the same attributes made of one series of “%s”:</p>
                <div class="pair">
                <div><p class="about"><strong>%s</strong> identifies the patient: by PatientID, UIDs and dates, and by where and
                when it was received.</p><pre>%s</pre></div>
                <div><p class="about"><strong>%s</strong> has <code># deid: basic</code> in its first line. PatientID is the pseudonym of
                the pictures; dates and free text are gone, and UIDs are others.</p><pre>%s</pre></div>
                </div>
                """.formatted(
                        ContactSheet.escaped(pair.what()),
                        Streaming.PLAIN,
                        ContactSheet.escaped(pair.prettyPlain()),
                        Streaming.SHARED,
                        ContactSheet.escaped(pair.prettyShared()));
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }
}

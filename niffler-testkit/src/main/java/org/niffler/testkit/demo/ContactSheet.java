package org.niffler.testkit.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page with all pictures, what the metadata service kept and what was made of it: one file without scripts, which names
 * the pictures relative to itself, so that the folder can be moved. But for one document, of which it says so, it says no more of a patient than
 * the pseudonym.
 */
final class ContactSheet {

    /** The page, with the names of its changing parts in braces. */
    private static final String PAGE = "contact-sheet.html";

    /** Of a study; slices look alike, and the table has them all. */
    private static final int MOST_FIGURES = 8;

    private static final int SHOWN_OF_PSEUDONYM = 10;

    private final List<SheetObject> objects;
    private final MetadataSection metadata;
    private final DetectorSection detector;
    private final AnswersSection answers;

    ContactSheet(List<SheetObject> objects, StreamedStudies streamed, Answers answers) {
        this.objects = List.copyOf(objects);
        this.metadata = new MetadataSection(streamed);
        this.detector = new DetectorSection(streamed.runs());
        this.answers = new AnswersSection(answers);
    }

    /** What the tree has of these studies, in their order. */
    static ContactSheet of(List<Described> studies, ConvertedTree tree, StreamedStudies streamed, Answers answers) {
        List<SheetObject> objects = studies.stream()
                .flatMap(study -> study.study().instances().stream()
                        .map(instance -> SheetObject.of(study.what(), instance, tree)))
                .toList();
        return new ContactSheet(objects, streamed, answers);
    }

    String html() throws IOException {
        long converted =
                objects.stream().filter(object -> !object.pictures().isEmpty()).count();
        String sections = objects.stream()
                .map(SheetObject::study)
                .distinct()
                .map(this::section)
                .collect(Collectors.joining());
        return page().replace("{pictures}", Long.toString(pictures(objects).count()))
                .replace("{converted}", Long.toString(converted))
                .replace("{without}", Long.toString(objects.size() - converted))
                .replace("{sections}", sections)
                .replace("{metadata}", metadata.html() + detector.html())
                .replace("{answers}", answers.html())
                .replace("{rows}", objects.stream().map(ContactSheet::rows).collect(Collectors.joining()));
    }

    private String section(String study) {
        List<SheetObject> its =
                objects.stream().filter(object -> object.study().equals(study)).toList();
        String figures = its.stream()
                .flatMap(object -> object.pictures().stream().map(picture -> figure(object, picture)))
                .limit(MOST_FIGURES)
                .collect(Collectors.joining());
        String sheet = figures.isEmpty() ? "" : "<div class=\"sheet\">\n" + figures + "</div>\n" + more(its);
        String without = its.stream()
                .filter(object -> object.pictures().isEmpty())
                .map(object -> "<p class=\"none\">No picture; " + escaped(object.withoutPicture()) + "</p>\n")
                .collect(Collectors.joining());
        String pseudonyms = pictures(its)
                .map(PictureFile::pseudonym)
                .distinct()
                .map(pseudonym -> "<p class=\"about\">Patient <code>" + escaped(pseudonym) + "</code></p>\n")
                .collect(Collectors.joining());
        return "<section>\n<h2>" + escaped(study) + "</h2>\n" + pseudonyms + sheet + without + "</section>\n";
    }

    private static String more(List<SheetObject> objects) {
        long more = pictures(objects).count() - MOST_FIGURES;
        return more > 0 ? "<p class=\"about\">And " + more + " more: see the table below.</p>\n" : "";
    }

    private static Stream<PictureFile> pictures(List<SheetObject> objects) {
        return objects.stream().flatMap(object -> object.pictures().stream());
    }

    private static String figure(SheetObject object, PictureFile picture) {
        return """
                <figure><a href="%1$s"><img src="%1$s" width="%2$d" height="%3$d" loading="lazy" alt="%4$s, frame %5$d"></a>
                <figcaption>%6$s, frame %5$d<span>%2$d × %3$d</span></figcaption></figure>
                """.formatted(
                        link(picture),
                        picture.width(),
                        picture.height(),
                        escaped(object.study()),
                        picture.frame(),
                        escaped(object.modality()));
    }

    private static String rows(SheetObject object) {
        if (object.pictures().isEmpty()) {
            return row("", object, "<td colspan=\"3\">" + escaped(object.withoutPicture()) + "</td>");
        }
        return object.pictures().stream()
                .map(picture -> row(shortened(picture.pseudonym()), object, cells(picture)))
                .collect(Collectors.joining());
    }

    private static String cells(PictureFile picture) {
        return "<td>%d × %d</td><td>%d</td><td><a href=\"%s\">open</a></td>"
                .formatted(picture.width(), picture.height(), picture.frame(), link(picture));
    }

    private static String link(PictureFile picture) {
        return Conversion.OUTPUT + "/" + escaped(picture.name());
    }

    /** Pseudonym and last cells are HTML already. */
    private static String row(String pseudonym, SheetObject object, String last) {
        return "<tr><td>%s</td><td>%s</td><td class=\"wide\">%s</td>%s</tr>\n"
                .formatted(pseudonym, escaped(object.modality()), escaped(object.study()), last);
    }

    /** As much as tells the few patients of the page apart; the whole one is its title. */
    private static String shortened(String pseudonym) {
        String whole = escaped(pseudonym);
        return whole.length() <= SHOWN_OF_PSEUDONYM
                ? "<code>" + whole + "</code>"
                : "<code title=\"%s\">%s…</code>".formatted(whole, whole.substring(0, SHOWN_OF_PSEUDONYM));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String page() throws IOException {
        try (InputStream in = ContactSheet.class.getResourceAsStream(PAGE)) {
            return new String(Objects.requireNonNull(in, PAGE).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

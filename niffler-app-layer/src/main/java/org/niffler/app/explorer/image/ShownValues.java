package org.niffler.app.explorer.image;

import java.util.List;
import java.util.Optional;
import org.niffler.app.explorer.shown.Disclosure;

/** What viewers may see of what documents say. */
final class ShownValues {

    private final Disclosure disclosure;

    ShownValues(Disclosure disclosure) {
        this.disclosure = disclosure;
    }

    boolean isShown(String attribute) {
        return disclosure.hides(attribute).isEmpty();
    }

    /** The first value, or null if there is none or it is hidden. */
    String first(DocumentValues values, String attribute) {
        return values.first(attribute).filter(value -> isShown(attribute)).orElse(null);
    }

    /** The first value of the first attribute that has one and is shown, or null. */
    String firstOf(DocumentValues values, List<String> attributes) {
        return attributes.stream()
                .filter(this::isShown)
                .flatMap(attribute -> values.first(attribute).stream())
                .findFirst()
                .orElse(null);
    }

    /** Everything that is shown. */
    List<StudyAnswer.Attribute> all(DocumentValues values) {
        return values.names().stream()
                .filter(this::isShown)
                .map(name -> new StudyAnswer.Attribute(name, values.text(name)))
                .toList();
    }

    /** What is shown of an accession number, or null. */
    String accession(DocumentValues values) {
        Optional<String> accession = values.first("AccessionNumber");
        return accession
                .map(disclosure.identity()::accession)
                .filter(shown -> !shown.isEmpty())
                .orElse(null);
    }
}

package org.niffler.app.explorer.image;

import java.util.List;
import org.niffler.app.explorer.http.Refusal;
import org.niffler.app.explorer.shown.References;

/** Names of studies, series and instances in addresses, and back. */
final class ImageReferences {

    private static final String STUDY = "study";
    private static final String SERIES = "series";
    private static final String INSTANCE = "instance";

    private final References references;

    ImageReferences(References references) {
        this.references = references;
    }

    String of(StudyKey key) {
        return references.seal(STUDY, List.of(key.collection(), key.patient(), key.study()));
    }

    String of(SeriesKey key) {
        StudyKey study = key.of();
        return references.seal(SERIES, List.of(study.collection(), study.patient(), study.study(), key.series()));
    }

    String of(InstanceKey key) {
        StudyKey study = key.of().of();
        return references.seal(
                INSTANCE,
                List.of(
                        study.collection(),
                        study.patient(),
                        study.study(),
                        key.of().series(),
                        key.path()));
    }

    /** @throws Refusal if the explorer has made no such reference */
    StudyKey study(String reference) {
        return study(open(STUDY, reference, 3));
    }

    /** @throws Refusal if the explorer has made no such reference */
    SeriesKey series(String reference) {
        List<String> parts = open(SERIES, reference, 4);
        return new SeriesKey(study(parts), parts.get(3));
    }

    /** @throws Refusal if the explorer has made no such reference */
    InstanceKey instance(String reference) {
        List<String> parts = open(INSTANCE, reference, 5);
        return new InstanceKey(new SeriesKey(study(parts), parts.get(3)), parts.get(4));
    }

    private static StudyKey study(List<String> parts) {
        return new StudyKey(parts.get(0), parts.get(1), parts.get(2));
    }

    private List<String> open(String kind, String reference, int size) {
        List<String> parts = references.open(kind, reference);
        if (parts.size() != size) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "There is no such " + kind + ".");
        }
        return parts;
    }
}

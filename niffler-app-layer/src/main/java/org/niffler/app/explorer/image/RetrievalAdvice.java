package org.niffler.app.explorer.image;

import java.util.List;
import java.util.Optional;

/** What a viewer can do about images that are not there. */
final class RetrievalAdvice {

    private RetrievalAdvice() {}

    /**
     * Empty if all series are there.
     *
     * @param study its UID, if it may be told
     */
    static Optional<StudyAnswer.Retrieval> of(List<SeriesPlace> places, Optional<String> study) {
        long gone = places.stream().filter(SeriesPlace.Gone.class::isInstance).count();
        if (gone == 0) {
            return places.stream()
                    .flatMap(place -> place.reason().stream())
                    .findFirst()
                    .map(why -> new StudyAnswer.Retrieval(why, false));
        }
        String which =
                gone == places.size() ? "The images" : "The images of " + gone + " of " + places.size() + " series";
        return Optional.of(new StudyAnswer.Retrieval(
                which + study.map(uid -> " of study " + uid).orElse("")
                        + " are not in the storage folder any more, as it is cleaned regularly. Export the study, and"
                        + " retrieve it with cold-extraction.",
                true));
    }
}

package org.niffler.app.explorer.image;

import java.util.List;

/** What the API says of a study; what may be missing or hidden is null. */
record StudyAnswer(
        String ref,
        String patient,
        String study,
        String date,
        String time,
        String description,
        String accession,
        String sex,
        String age,
        List<Series> series,
        Retrieval retrieval) {

    /**
     * One of its series.
     *
     * @param why of the state {@code unknown}
     */
    record Series(
            String ref,
            String series,
            Integer number,
            String modality,
            String description,
            String bodyPart,
            String scanner,
            int documents,
            Integer files,
            String state,
            String why,
            List<Attribute> attributes) {}

    /** What documents say. */
    record Attribute(String name, String value) {}

    /** @param export whether a list for cold-extraction helps */
    record Retrieval(String message, boolean export) {}
}

package org.niffler.app.explorer.image;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.niffler.app.explorer.desk.QueryDesk;
import org.niffler.app.explorer.http.ApiPart;
import org.niffler.app.explorer.http.Viewers;
import org.niffler.app.explorer.shown.Disclosure;
import org.niffler.app.query.ScannerName;

/** A study: its series, by its documents, and which of them can be looked at. */
public final class StudyPart implements ApiPart {

    private final StudyDocuments documents;
    private final ScannerName scanner;
    private final Disclosure disclosure;
    private final ShownValues shown;
    private final ImageRoom room;

    /** @param room shared by the parts that show images */
    public StudyPart(QueryDesk desk, Disclosure disclosure, ScannerName scanner, ImageRoom room) {
        this.documents = new StudyDocuments(desk);
        this.scanner = scanner;
        this.disclosure = disclosure;
        this.shown = new ShownValues(disclosure);
        this.room = room;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ROOT + "/studies/{ref}", this::study);
    }

    private void study(Context context) {
        StudyKey key = room.references().study(context.pathParam("ref"));
        StudyDocuments.Found found = documents.find(key, new ImageRequest(context).query());
        List<SeriesPlace> places = new ArrayList<>();
        List<StudyAnswer.Series> series = new ArrayList<>();
        found.series().forEach((uid, values) -> {
            SeriesKey its = new SeriesKey(key, uid);
            SeriesPlace place = room.storage().find(its);
            places.add(place);
            series.add(series(its, values, place));
        });
        if (disclosure.showsIdentity()) {
            Viewers.shows(context, "study " + key.study());
        }
        context.header("Cache-Control", "no-store").json(answer(key, found.values(), series, places));
    }

    private StudyAnswer answer(
            StudyKey key, DocumentValues values, List<StudyAnswer.Series> series, List<SeriesPlace> places) {
        return new StudyAnswer(
                room.references().of(key),
                disclosure.identity().patient(key.patient()),
                disclosure.identity().uid(key.study()),
                shown.first(values, "StudyDate"),
                shown.first(values, "StudyTime"),
                shown.first(values, "StudyDescription"),
                shown.accession(values),
                shown.first(values, "PatientSex"),
                shown.first(values, "PatientAge"),
                series,
                RetrievalAdvice.of(places, disclosure.showsIdentity() ? Optional.of(key.study()) : Optional.empty())
                        .orElse(null));
    }

    private StudyAnswer.Series series(SeriesKey key, DocumentValues values, SeriesPlace place) {
        OptionalInt number = WholeNumber.of(values.first("SeriesNumber"));
        return new StudyAnswer.Series(
                room.references().of(key),
                disclosure.identity().uid(key.series()),
                number.isPresent() ? number.getAsInt() : null,
                values.first("Modality").orElse(""),
                shown.first(values, "SeriesDescription"),
                shown.first(values, "BodyPartExamined"),
                shown.firstOf(values, scanner.attributes()),
                values.documents(),
                place.count().isPresent() ? place.count().getAsInt() : null,
                place.state(),
                place.reason().orElse(null),
                shown.all(values));
    }
}

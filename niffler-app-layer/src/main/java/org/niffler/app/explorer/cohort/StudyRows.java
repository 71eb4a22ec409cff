package org.niffler.app.explorer.cohort;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.niffler.app.cohort.CohortStudy;
import org.niffler.app.explorer.desk.QueryDesk;
import org.niffler.app.explorer.shown.Disclosure;
import org.niffler.app.explorer.shown.References;
import org.niffler.app.query.ScannerName;
import org.niffler.metadata.DocumentQuery;
import org.niffler.metadata.StoredDocument;

/** Tells of the studies of a page what their documents say: one question to the store for all of them. */
public final class StudyRows {

    private final QueryDesk desk;
    private final Disclosure disclosure;
    private final References references;
    private final ScannerName scannerName;

    /**
     * A study in a list.
     *
     * @param ref by which its page is asked for
     * @param patient what is shown in the place of the PatientID
     * @param study what is shown in the place of the StudyInstanceUID
     * @param date and the others that may be null: it has none, or it is not shown
     * @param series of the study that are in the cohort
     * @param documents of the study that are in the cohort
     */
    record StudyRow(
            String ref,
            String patient,
            String study,
            String date,
            String time,
            String description,
            List<String> modalities,
            List<String> bodyParts,
            String sex,
            String age,
            int series,
            int documents,
            String accession,
            List<String> scanners) {}

    private record StudyKey(String patient, String study) {}

    public StudyRows(QueryDesk desk, Disclosure disclosure, References references, ScannerName scannerName) {
        this.desk = desk;
        this.disclosure = disclosure;
        this.references = references;
        this.scannerName = scannerName;
    }

    /**
     * In the same order.
     *
     * @throws org.niffler.app.explorer.http.Refusal if the store does not answer
     */
    List<StudyRow> of(String collection, List<FoundCohort.Row> rows, Optional<String> id) {
        Map<StudyKey, StudyFacts> facts = new HashMap<>();
        rows.forEach(row -> facts.put(
                new StudyKey(row.found().patientId(), row.found().studyInstanceUid()),
                new StudyFacts(disclosure, scannerName)));
        if (!rows.isEmpty()) {
            desk.ask(id, store -> {
                store.find(query(collection, rows), document -> {
                    StudyFacts study = facts.get(key(document));
                    if (study != null) {
                        study.add(document);
                    }
                });
                return true;
            });
        }
        return rows.stream()
                .map(row -> row(
                        collection,
                        row,
                        facts.get(new StudyKey(
                                row.found().patientId(), row.found().studyInstanceUid()))))
                .toList();
    }

    private static StudyKey key(StoredDocument document) {
        return new StudyKey(document.plain("PatientID"), document.plain("StudyInstanceUID"));
    }

    private DocumentQuery query(String collection, List<FoundCohort.Row> rows) {
        ObjectNode condition = JsonNodeFactory.instance.objectNode();
        ArrayNode studies = condition.putObject("StudyInstanceUID").putArray("$in");
        rows.stream().map(row -> row.found().studyInstanceUid()).distinct().forEach(studies::add);
        Set<String> attributes = new HashSet<>(StudyFacts.ATTRIBUTES);
        attributes.addAll(scannerName.attributes());
        attributes.addAll(List.of("PatientID", "StudyInstanceUID"));
        return new DocumentQuery(collection, condition.toString(), attributes);
    }

    private StudyRow row(String collection, FoundCohort.Row row, StudyFacts facts) {
        CohortStudy found = row.found();
        String accession = disclosure.identity().accession(found.accessionNumber());
        return new StudyRow(
                references.seal("study", List.of(collection, found.patientId(), found.studyInstanceUid())),
                row.patient(),
                row.study(),
                facts.date(),
                facts.time(),
                facts.text("StudyDescription"),
                facts.texts("Modality"),
                facts.texts("BodyPartExamined"),
                facts.text("PatientSex"),
                facts.text("PatientAge"),
                found.series(),
                found.documents(),
                accession.isEmpty() ? null : accession,
                facts.scanners());
    }
}

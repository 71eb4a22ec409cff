package org.niffler.app.explorer.image;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.niffler.app.explorer.desk.QueryDesk;
import org.niffler.app.explorer.http.Refusal;
import org.niffler.metadata.DocumentQuery;
import org.niffler.metadata.MetadataQuery;
import org.niffler.metadata.StoredDocument;

/** Asks the store for all that it knows of a study. */
final class StudyDocuments {

    private final QueryDesk desk;
    private final AttributeNames attributes = new AttributeNames();

    /**
     * A study.
     *
     * @param values of all its documents
     * @param series their values by SeriesInstanceUID, which is empty text for those without one; by SeriesNumber
     */
    record Found(DocumentValues values, Map<String, DocumentValues> series) {}

    StudyDocuments(QueryDesk desk) {
        this.desk = desk;
    }

    /**
     * @param query by which it can be cancelled
     * @throws Refusal if there are no documents, or the store cannot be asked
     */
    Found find(StudyKey key, Optional<String> query) {
        Found found = desk.ask(query, store -> ask(key, store));
        if (found.series().isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND, "The collection has no documents of this study, or none any more.");
        }
        return found;
    }

    private Found ask(StudyKey key, MetadataQuery store) throws IOException {
        Set<String> wanted = new HashSet<>(attributes.of(key.collection(), store));
        wanted.addAll(List.of("PatientID", "StudyInstanceUID", "SeriesInstanceUID", "SeriesNumber"));
        ObjectNode condition = JsonNodeFactory.instance.objectNode().put("StudyInstanceUID", key.study());
        DocumentValues values = new DocumentValues();
        Map<String, DocumentValues> series = new LinkedHashMap<>();
        store.find(new DocumentQuery(key.collection(), condition.toString(), wanted), document -> {
            if (isOf(key, document)) {
                values.add(document);
                series.computeIfAbsent(document.plain("SeriesInstanceUID"), uid -> new DocumentValues())
                        .add(document);
            }
        });
        return new Found(values, inOrder(series));
    }

    /** That two patients have a study of one UID is wrong, and happens; then each has a page of their own. */
    private static boolean isOf(StudyKey key, StoredDocument document) {
        return document.plain("PatientID").equals(key.patient().strip());
    }

    private static Map<String, DocumentValues> inOrder(Map<String, DocumentValues> series) {
        Comparator<Map.Entry<String, DocumentValues>> byNumber = Comparator.comparingInt(
                entry -> WholeNumber.of(entry.getValue().first("SeriesNumber")).orElse(Integer.MAX_VALUE));
        Map<String, DocumentValues> ordered = new LinkedHashMap<>();
        series.entrySet().stream()
                .sorted(byNumber.thenComparing(Map.Entry::getKey))
                .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
        return ordered;
    }
}

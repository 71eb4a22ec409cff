package org.niffler.metadata.mongo.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The documents of a collection, kept by their {@code _id}, which is a text. */
final class StoreCollection extends AbstractSynchronizedMongoCollection<String> {

    private static final String ID = "_id";

    private final DocumentMap documents;

    StoreCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            CursorRegistry cursors,
            DocumentMap documents) {
        super(database, name, options, cursors);
        this.documents = documents;
    }

    /**
     * A whole document in the place of another is put there as it is. The library would write the new values into the old
     * document: attributes would keep its order, and it costs several copies and comparisons of the document.
     */
    @Override
    public synchronized Document updateDocuments(
            Document selector, Document update, ArrayFilters arrayFilters, boolean multi, boolean upsert, Oplog oplog) {
        if (multi || !isReplacement(selector, update) || !upsert && !documents.contains(idOf(selector))) {
            return super.updateDocuments(selector, update, arrayFilters, multi, upsert, oplog);
        }
        boolean replaced = documents.put(idOf(selector), update);
        return replaced
                ? new Document("n", 1).append("nModified", 1)
                : new Document("n", 0).append("nModified", 0).append("upserted", idOf(selector));
    }

    private static boolean isReplacement(Document selector, Document update) {
        return selector.keySet().equals(Set.of(ID))
                && selector.get(ID) instanceof String id
                && id.equals(update.get(ID))
                && update.keySet().stream().noneMatch(name -> name.startsWith("$"));
    }

    private static String idOf(Document document) {
        return (String) document.get(ID);
    }

    @Override
    protected boolean documentMatchesQuery(Document document, Document query) {
        try {
            return super.documentMatchesQuery(document, query);
        } catch (MongoServerError e) {
            throw e;
        } catch (RuntimeException e) {
            // The boundary to the library's matcher, which casts before it looks; its messages may quote the document.
            throw new MongoServerError(ErrorCode.BadValue, "The embedded store does not understand the condition.");
        }
    }

    @Override
    protected String addDocumentInternal(Document document) {
        String id = getIdField() == null ? UUID.randomUUID().toString() : textOf(document.get(getIdField()));
        documents.put(id, document);
        return id;
    }

    private static String textOf(Object id) {
        if (id instanceof String text) {
            return text;
        }
        throw new MongoServerError(ErrorCode.BadValue, "The embedded store takes only documents whose _id is a text.");
    }

    @Override
    protected Document getDocument(String position) {
        return documents.get(position);
    }

    @Override
    protected void handleUpdate(String position, Document oldDocument, Document newDocument) {
        documents.put(position, newDocument);
    }

    @Override
    protected void removeDocument(String position) {
        documents.remove(position);
    }

    @Override
    public int count() {
        return Math.toIntExact(documents.size());
    }

    @Override
    public boolean isEmpty() {
        return documents.size() == 0;
    }

    @Override
    protected Stream<DocumentWithPosition<String>> streamAllDocumentsWithPosition() {
        return documents.stream();
    }

    @Override
    protected QueryResult matchDocuments(
            Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
        return matchDocumentsFromStream(
                documents.stream().map(DocumentWithPosition::getDocument),
                query,
                orderBy,
                skip,
                limit,
                batchSize,
                fields);
    }

    /** It would encode every document once more. */
    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int sizeDelta) {
        throw new IllegalStateException("sizes are not tracked");
    }

    @Override
    protected int getDataSize() {
        return 0;
    }
}

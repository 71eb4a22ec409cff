package org.niffler.metadata.mongo.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The documents of a collection, kept by their {@code _id}, which is a text. */
final class StoreCollection extends AbstractSynchronizedMongoCollection<String> {

    private static final String ID = "_id";

    /** Where the library has the condition of a find command; for others it is the whole selector. */
    private static final String OF_FIND = "$query";

    private final IndexedDocuments indexed;
    private final DocumentMap documents;

    StoreCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            CursorRegistry cursors,
            IndexedDocuments indexed) {
        super(database, name, options, cursors);
        this.indexed = indexed;
        this.documents = indexed.documents();
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
        boolean replaced = indexed.put(idOf(selector), update);
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
        indexed.put(id, document);
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
        indexed.put(position, newDocument);
    }

    @Override
    protected void removeDocument(String position) {
        indexed.remove(position);
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

    /**
     * Finds documents piece by piece. The library would collect all that are found, before the first is told; it still does
     * when they are to be sorted.
     */
    @Override
    public synchronized QueryResult handleQuery(QueryParameters asked) {
        Document selector = asked.getQuerySelector();
        Document query = (Document) selector.get(OF_FIND);
        if (query == null
                || query.keySet().equals(Set.of(ID))
                || asked.getNumberToSkip() > 0
                || deriveComparator((Document) selector.get("$orderby")) != null) {
            return super.handleQuery(asked);
        }
        // Whether the matcher understands it must not depend on what documents there are.
        documentMatchesQuery(new Document(), query);
        return scan(query, asked);
    }

    private QueryResult scan(Document query, QueryParameters asked) {
        Scan scan = new Scan(
                cursorRegistry.generateCursorId(),
                indexed.candidates(query),
                WantedFields.of(query, asked.getProjection()),
                (candidates, most) -> matchDocumentsFromStream(
                                candidates, query, null, 0, most, 0, asked.getProjection())
                        .collectDocuments(),
                asked.getLimit());
        List<Document> first = scan.takeDocuments(asked.getBatchSize());
        if (scan.isEmpty()) {
            return new QueryResult(first);
        }
        cursorRegistry.add(scan);
        return new QueryResult(first, scan);
    }

    /** Of commands other than find: for these, too, few documents are in memory, if they are taken as they are. */
    @Override
    protected QueryResult matchDocuments(
            Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
        Stream<Document> all = documents.stream().map(DocumentWithPosition::getDocument);
        if (batchSize == 0 && fields == null && skip == 0 && deriveComparator(orderBy) == null) {
            Stream<Document> found = all.filter(document -> documentMatchesQuery(document, query))
                    .limit(limit > 0 ? limit : Long.MAX_VALUE);
            return new QueryResult(found::iterator);
        }
        return matchDocumentsFromStream(all, query, orderBy, skip, limit, batchSize, fields);
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

package org.niffler.metadata;

import java.io.IOException;
import java.util.SortedMap;
import java.util.function.Consumer;

/** Asks for documents of a store. May be used by several threads. */
public interface MetadataQuery extends AutoCloseable {

    /**
     * How many documents each collection has, by its name.
     *
     * @throws StoreUnavailableException if the store cannot be reached
     */
    SortedMap<String, Long> collections() throws StoreUnavailableException;

    /**
     * Which attributes documents of a collection have, and how many of the documents that were looked at have each.
     *
     * @param documents how many to look at, in no particular order
     * @throws StoreUnavailableException if the store cannot be reached, or not any more
     */
    SortedMap<String, Long> attributes(String collection, int documents) throws StoreUnavailableException;

    /**
     * Reads the documents that meet a condition, in no particular order. However many they are, few of them are in memory
     * at once, here and in the store.
     *
     * @param reader gets one after the other, in the asking thread; what it throws ends the reading
     * @throws QueryRefusedException if the store does not understand the condition
     * @throws QueryTimeoutException if the time that the query was given is over
     * @throws java.io.InterruptedIOException if the asking thread is interrupted, even while the store has yet to find a
     *     document; the thread stays so
     * @throws StoreUnavailableException if the store cannot be reached, or not any more
     */
    void find(DocumentQuery query, Consumer<StoredDocument> reader) throws IOException;

    /** Where it is, for messages: hosts and database, or the file; no credentials. */
    String describe();

    @Override
    void close();
}

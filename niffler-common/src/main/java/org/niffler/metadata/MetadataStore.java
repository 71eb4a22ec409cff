package org.niffler.metadata;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;

/** Keeps documents in collections. May be used by several threads. */
public interface MetadataStore extends AutoCloseable {

    /**
     * A document that the store will not take, however often it is asked; too large, for example.
     *
     * @param reason without values of the document
     */
    record Refusal(String collection, String id, String reason) {}

    /**
     * Writes documents, each in the place of what its collection has under its id, and returns when the store has
     * acknowledged them. If it throws, some may have been written: write all of them again.
     *
     * @param byCollection ids differ within a collection
     * @return those that were refused; all others are kept
     * @throws StoreUnavailableException if the store cannot be reached, or does not acknowledge
     */
    List<Refusal> replace(Map<String, List<MetadataDocument>> byCollection) throws StoreUnavailableException;

    /**
     * Makes indexes of single attributes, where there are none yet.
     *
     * @throws StoreUnavailableException if the store cannot be reached
     */
    void makeIndexes(String collection, Collection<String> attributes) throws StoreUnavailableException;

    /**
     * Returns when everything that was acknowledged survives a power failure. To be called before what it was made of is
     * deleted.
     *
     * @throws StoreUnavailableException if the store cannot be reached or cannot promise it
     */
    void makeDurable() throws StoreUnavailableException;

    /**
     * How many documents each collection has, by its name. A MongoDB that has crashed may be wrong by a few: nothing is
     * counted for this.
     *
     * @throws StoreUnavailableException if the store cannot be reached
     */
    SortedMap<String, Long> collections() throws StoreUnavailableException;

    /**
     * Reads documents as they are kept, in no particular order. They identify patients, unless their profile is
     * de-identified.
     *
     * @param most how many to read; 0 means all
     * @param reader gets one after the other, each as JSON without line breaks (MongoDB Extended JSON v2, relaxed)
     * @throws StoreUnavailableException if the store cannot be reached, or not any more
     */
    void read(String collection, int most, Consumer<String> reader) throws StoreUnavailableException;

    /**
     * How long the store takes to answer.
     *
     * @throws StoreUnavailableException if it does not
     */
    Duration ping() throws StoreUnavailableException;

    /** Where it is, for messages: hosts and database, or the file; no credentials. */
    String describe();

    @Override
    void close();
}

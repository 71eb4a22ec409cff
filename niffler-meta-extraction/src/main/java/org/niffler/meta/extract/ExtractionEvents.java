package org.niffler.meta.extract;

import java.time.Duration;

/** Is told how extraction goes, for those who watch the service. Called by several threads. */
public interface ExtractionEvents {

    /** Looks away. */
    ExtractionEvents NONE = new ExtractionEvents() {};

    /** Why an instance has no documents. */
    enum Failure {
        /** It will be tried again. */
        STORE_UNAVAILABLE,
        /** The store is there and does not take this document. */
        DOCUMENT_REFUSED,
        /** Somebody deleted the file before its turn. */
        FILE_GONE,
        HEADER_UNREADABLE
    }

    /** The store has acknowledged documents. */
    default void written(String collection, int documents) {}

    /** How long after its reception the documents of an instance were acknowledged. */
    default void lag(Duration sinceReception) {}

    /** How long the store took for a batch. */
    default void storeLatency(Duration latency) {}

    default void failed(Failure failure) {}

    /** A file was set aside because it cannot be read. */
    default void quarantined() {}
}

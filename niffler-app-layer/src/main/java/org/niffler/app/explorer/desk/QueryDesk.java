package org.niffler.app.explorer.desk;

import java.io.IOException;
import java.util.Optional;
import org.niffler.metadata.MetadataQuery;

/**
 * Where the page's questions to the store are carried out: a few at a time, each within the time limit, and each can be
 * cancelled.
 */
public interface QueryDesk extends AutoCloseable {

    /**
     * Asks, and waits for the answer.
     *
     * @param id by which the viewer may {@link #cancel} it; empty if that is not possible
     * @param question gets a store whose queries end when the time is up or the question is cancelled
     * @throws org.niffler.app.explorer.http.Refusal if it took too long or was cancelled, if too many wait, or the store is away
     *     or does not understand the query
     */
    <T> T ask(Optional<String> id, Question<T> question);

    /** Ends the question with this id; none, if there is none or it has been answered. */
    void cancel(String id);

    /** Ends all. */
    @Override
    void close();

    /** Something that the store is asked. */
    @FunctionalInterface
    interface Question<T> {
        T answer(MetadataQuery store) throws IOException;
    }
}

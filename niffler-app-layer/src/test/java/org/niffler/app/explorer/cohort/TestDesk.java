package org.niffler.app.explorer.cohort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.niffler.app.explorer.desk.QueryDesk;
import org.niffler.app.explorer.http.Refusal;
import org.niffler.metadata.MetadataQuery;
import org.niffler.metadata.QueryRefusedException;

/** Asks at once, in the caller's thread. */
final class TestDesk implements QueryDesk {

    private final MetadataQuery store;
    private final List<String> cancelled = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();

    TestDesk(MetadataQuery store) {
        this.store = store;
    }

    @Override
    public <T> T ask(Optional<String> id, Question<T> question) {
        asked.incrementAndGet();
        try {
            return question.answer(store);
        } catch (QueryRefusedException e) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void cancel(String id) {
        cancelled.add(id);
    }

    List<String> cancelled() {
        return cancelled;
    }

    int asked() {
        return asked.get();
    }

    @Override
    public void close() {
        store.close();
    }
}

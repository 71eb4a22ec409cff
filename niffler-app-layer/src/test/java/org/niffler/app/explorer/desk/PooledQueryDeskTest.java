package org.niffler.app.explorer.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.niffler.app.explorer.http.Refusal;
import org.niffler.metadata.DocumentQuery;
import org.niffler.metadata.MetadataDocument;
import org.niffler.metadata.MetadataQuery;
import org.niffler.metadata.Provenance;
import org.niffler.metadata.mongo.MongoMetadataStore;
import org.niffler.metadata.mongo.MongoUri;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class PooledQueryDeskTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int DOCUMENTS = 3_000;

    private final ExecutorService viewers = Executors.newCachedThreadPool();
    private final CountDownLatch go = new CountDownLatch(1);

    private MongoServer server;
    private MongoMetadataStore store;
    private QueryDesk desk;

    @BeforeEach
    void open() throws IOException {
        server = new MongoServer(new MemoryBackend());
        store = MongoMetadataStore.open(MongoUri.parse(server.bindAndGetConnectionString()));
        Provenance provenance = new Provenance(Optional.empty(), Optional.empty(), Optional.empty(), "test");
        store.replace(Map.of(
                "all",
                IntStream.range(0, DOCUMENTS)
                        .mapToObj(number -> new MetadataDocument(
                                "d" + number,
                                Map.of("Modality", number % 10 == 0 ? "CT" : "MR", "Text", "VALUE " + number),
                                provenance))
                        .toList()));
    }

    @AfterEach
    void close() {
        go.countDown();
        if (desk != null) {
            desk.close();
        }
        viewers.shutdownNow();
        store.close();
        server.shutdownNow();
    }

    @Test
    void answersTwentyViewersAtOnceAFewAtATime() {
        desk = new PooledQueryDesk(store, 3, 20, LONG);
        AtomicInteger working = new AtomicInteger();
        List<Integer> atOnce = new ArrayList<>();

        List<CompletableFuture<Integer>> answers = IntStream.range(0, 20)
                .mapToObj(viewer -> asked("viewer" + viewer, asks -> {
                    synchronized (atOnce) {
                        atOnce.add(working.incrementAndGet());
                    }
                    int found = count(asks, "{\"Modality\": \"CT\"}");
                    working.decrementAndGet();
                    return found;
                }))
                .toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(DOCUMENTS / 10));
        assertThat(atOnce).hasSize(20).allMatch(number -> number <= 3).contains(2);
    }

    @Test
    void refusesWhatWouldWaitBehindTooMany() {
        desk = new PooledQueryDesk(store, 1, 1, LONG);
        CompletableFuture<Integer> working = working("a");
        CompletableFuture<Integer> waiting = waiting("b");

        assertThatRefusal(asked("c", asks -> 3))
                .isEqualTo("TOO_MANY: Too many queries are waiting already. Try again in a few seconds; cancel the ones"
                        + " that you do not need.");

        go.countDown();
        assertThat(working.join()).isEqualTo(1);
        assertThat(waiting.join()).isEqualTo(2);
    }

    @Test
    void cancelsAQuestionThatWaitsAndGivesItsPlaceToAnother() {
        desk = new PooledQueryDesk(store, 1, 1, LONG);
        working("a");
        CompletableFuture<Integer> waiting = waiting("b");

        desk.cancel("b");

        assertThatRefusal(waiting).isEqualTo("CANCELLED: The query was cancelled. Ask again if you need its answer.");
        CompletableFuture<Integer> next = waiting("c");
        go.countDown();
        assertThat(next.join()).isEqualTo(2);
    }

    @Test
    void cancelsAQuestionWhileTheStoreSearches() {
        desk = new PooledQueryDesk(store, 1, 1, LONG);
        AtomicReference<Thread> worker = new AtomicReference<>();
        CompletableFuture<Integer> searching = asked("a", asks -> {
            worker.set(Thread.currentThread());
            return count(asks, slow());
        });
        await().until(() -> worker.get() != null && worker.get().getState() == Thread.State.WAITING);

        desk.cancel("a");

        assertThatRefusal(searching).startsWith("CANCELLED");
        assertThat(answer(asks -> Thread.currentThread().isInterrupted() ? 1 : 0))
                .as("interrupts of what is asked next")
                .isZero();
        assertThat(answer(asks -> count(asks, "{\"_id\": \"d7\"}"))).isEqualTo(1);
    }

    @Test
    void cancelsAQuestionBetweenTwoDocuments() {
        desk = new PooledQueryDesk(store, 1, 1, LONG);
        AtomicInteger read = new AtomicInteger();

        assertThatRefusal(asked("a", asks -> {
                    asks.find(all(DocumentQuery.ALL), found -> {
                        read.incrementAndGet();
                        desk.cancel("a");
                    });
                    return 1;
                }))
                .startsWith("CANCELLED");
        await().untilAsserted(() -> assertThat(answer(asks -> 2)).isEqualTo(2));
        assertThat(read).hasValue(1);
    }

    @Test
    void cancelsNothingOfAnother() {
        desk = new PooledQueryDesk(store, 1, 1, LONG);
        CompletableFuture<Integer> working = working("session1:q");

        desk.cancel("session2:q");
        desk.cancel("q");
        go.countDown();

        assertThat(working.join()).isEqualTo(1);
    }

    @Test
    void endsAQuestionWhenTheStoreTakesTooLong() {
        desk = new PooledQueryDesk(store, 1, 1, Duration.ofMillis(100));

        assertThatRefusal(asked("a", asks -> count(asks, slow())))
                .isEqualTo("TIME_LIMIT: The query takes longer than 0.1 s, the time limit of this explorer. Narrow the"
                        + " filter, for example to a few days, or ask by an attribute that has an index.");
    }

    @Test
    void endsAQuestionThatTakesTooLongWithoutTheStore() {
        desk = new PooledQueryDesk(store, 1, 1, Duration.ofMillis(100));
        AtomicBoolean interrupted = new AtomicBoolean();

        assertThatRefusal(asked("a", asks -> {
                    interrupted.set(!waited());
                    return 1;
                }))
                .startsWith("TIME_LIMIT");
        await().untilTrue(interrupted);
    }

    @Test
    void letsAQuestionWaitNoLongerThanWork() {
        desk = new PooledQueryDesk(store, 1, 5, Duration.ofMillis(100));
        CountDownLatch holding = new CountDownLatch(1);
        asked("a", asks -> {
            holding.countDown();
            while (go.getCount() > 0) {
                waited();
            }
            return 1;
        });
        await().until(() -> holding.getCount() == 0);

        assertThatRefusal(asked("b", asks -> 2)).startsWith("TOO_MANY");
    }

    @Test
    void saysThatTheStoreIsAwayAndAsksItAgainWhenItIsBack() {
        desk = new PooledQueryDesk(store, 1, 1, LONG);
        InetSocketAddress address = server.getLocalAddress();
        server.shutdownNow();

        String away = refusal(asked("a", asks -> count(asks, DocumentQuery.ALL)));

        assertThat(away)
                .isEqualTo(
                        "UNAVAILABLE: MongoDB at 127.0.0.1:" + address.getPort() + ", database ScannersInfo cannot be"
                                + " reached: connection refused. Check that it runs there and that no firewall stands between;"
                                + " MongoUri or MONGO_URI says where it is. Try again when the store is back; the explorer need"
                                + " not be started again.");
        server = new MongoServer(new MemoryBackend());
        server.bind(address);
        await().atMost(1, TimeUnit.MINUTES)
                .ignoreException(Refusal.class)
                .until(() ->
                        desk.ask(Optional.empty(), MetadataQuery::collections).isEmpty());
    }

    @Test
    void saysThatTheStoreDoesNotUnderstandAQuery() {
        desk = new PooledQueryDesk(store, 1, 1, LONG);

        assertThatRefusal(asked("a", asks -> count(asks, "{")))
                .startsWith("BAD_REQUEST: The condition is not valid JSON (MongoDB Extended JSON v2): ")
                .endsWith(" Correct the filter.");
    }

    @Test
    void passesOnWhatElseAQuestionThrows() {
        desk = new PooledQueryDesk(store, 1, 1, LONG);

        assertThatThrownBy(() -> desk.ask(Optional.empty(), asks -> {
                    throw new IllegalStateException("other");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("other");
        assertThatThrownBy(() -> desk.ask(Optional.empty(), asks -> {
                    throw new IOException("file");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("file");
        assertThatThrownBy(() -> desk.ask(Optional.empty(), asks -> {
                    throw new AssertionError("worse");
                }))
                .isInstanceOf(AssertionError.class);
        assertThat(answer(asks -> 1)).isEqualTo(1);
    }

    @Test
    void leavesTheStoreOpenWhateverAQuestionDoes() {
        desk = new PooledQueryDesk(store, 1, 1, LONG);

        desk.ask(Optional.empty(), asks -> {
            asks.close();
            return asks.describe();
        });

        assertThat(answer(asks -> asks.attributes("all", 10).size())).isEqualTo(2);
    }

    @Test
    void endsTheQuestionOfAViewerWhoIsInterrupted() {
        desk = new PooledQueryDesk(store, 1, 1, LONG);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> desk.ask(Optional.empty(), asks -> {
                    waited();
                    return 1;
                }))
                .isInstanceOf(Refusal.class)
                .hasMessage("The query was cancelled.");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(answer(asks -> 2)).isEqualTo(2);
    }

    @Test
    void endsAllWhenItIsClosed() {
        desk = new PooledQueryDesk(store, 1, 1, LONG);
        CompletableFuture<Integer> working = working("a");
        CompletableFuture<Integer> waiting = waiting("b");

        desk.close();

        String closed = "UNAVAILABLE: The explorer is being closed. Start it again.";
        assertThatRefusal(working).isEqualTo(closed);
        assertThatRefusal(waiting).isEqualTo(closed);
        assertThatRefusal(asked("c", asks -> 3)).isEqualTo(closed);
    }

    private static DocumentQuery all(String condition) {
        return new DocumentQuery("all", condition, Set.of("Modality"));
    }

    private static int count(MetadataQuery asks, String condition) throws IOException {
        AtomicInteger found = new AtomicInteger();
        asks.find(all(condition), document -> found.incrementAndGet());
        return found.get();
    }

    /** No document meets it, and each takes long to look at. */
    private static String slow() {
        return IntStream.range(0, 200)
                .mapToObj(number -> "{\"Text\": {\"$regex\": \"V.*A.*L.*U.*E.*none" + number + "\"}}")
                .collect(Collectors.joining(", ", "{\"$or\": [", "]}"));
    }

    private int answer(QueryDesk.Question<Integer> question) {
        return desk.ask(Optional.empty(), question);
    }

    private <T> CompletableFuture<T> asked(String id, QueryDesk.Question<T> question) {
        return CompletableFuture.supplyAsync(() -> desk.ask(Optional.of(id), question), viewers);
    }

    /** A question that is being worked on until it may go on. */
    private CompletableFuture<Integer> working(String id) {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Integer> answer = asked(id, asks -> {
            begun.countDown();
            waited();
            return 1;
        });
        await().until(() -> begun.getCount() == 0);
        return answer;
    }

    /** A question that waits behind the one that is worked on. */
    private CompletableFuture<Integer> waiting(String id) {
        AtomicReference<Thread> viewer = new AtomicReference<>();
        CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(
                () -> {
                    viewer.set(Thread.currentThread());
                    return desk.ask(Optional.of(id), asks -> 2);
                },
                viewers);
        await().until(() -> viewer.get() != null && viewer.get().getState() == Thread.State.TIMED_WAITING);
        return answer;
    }

    private boolean waited() {
        try {
            go.await();
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static org.assertj.core.api.AbstractStringAssert<?> assertThatRefusal(CompletableFuture<?> answer) {
        return assertThat(refusal(answer));
    }

    private static String refusal(CompletableFuture<?> answer) {
        Throwable failure = answer.handle((value, thrown) -> thrown).join();
        assertThat(failure).isNotNull().hasCauseInstanceOf(Refusal.class);
        Refusal refusal = (Refusal) failure.getCause();
        return refusal.kind() + ": " + refusal.getMessage() + " " + refusal.hint();
    }
}

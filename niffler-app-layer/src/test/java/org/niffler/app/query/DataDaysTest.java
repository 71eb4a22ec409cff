package org.niffler.app.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.niffler.metadata.DocumentQuery;
import org.niffler.metadata.MetadataQuery;
import org.niffler.metadata.StoredDocument;
import org.niffler.metadata.mongo.MongoMetadataStore;
import org.niffler.metadata.mongo.MongoUri;

class DataDaysTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private MongoClient client;
    private MongoCollection<Document> collection;

    @BeforeEach
    void start() {
        String uri = server.bindAndGetConnectionString();
        client = MongoClients.create(uri);
        collection = client.getDatabase("niffler").getCollection("series");
    }

    @AfterEach
    void stop() {
        client.close();
        server.shutdownNow();
    }

    private void store(Stream<String> dates) {
        collection.insertMany(dates.map(date -> new Document("StudyDate", date)).toList());
    }

    private Optional<Days> find(AtomicInteger questions, AtomicInteger documents) throws IOException {
        try (MetadataQuery store = MongoMetadataStore.open(
                MongoUri.parse(server.getConnectionString().replaceAll("/?$", "/niffler")))) {
            return new DataDays(new Counting(store, questions, documents), "series").find(TODAY);
        }
    }

    private Optional<Days> find() throws IOException {
        return find(new AtomicInteger(), new AtomicInteger());
    }

    @Test
    void findsNothingInAnEmptyCollection() throws IOException {
        assertThat(find()).isEmpty();
    }

    @Test
    void findsTheOneDayThereIs() throws IOException {
        store(Stream.of("20200601", "20200601"));

        assertThat(find()).contains(new Days(LocalDate.of(2020, 6, 1), LocalDate.of(2020, 6, 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ascending", "descending", "shuffled"})
    void asksAFewTimesForOneDocumentInWhateverOrderTheyAreFound(String order) throws IOException {
        List<String> dates = new ArrayList<>(LocalDate.of(2009, 3, 5)
                .datesUntil(LocalDate.of(2026, 11, 22))
                .map(day -> day.format(DateTimeFormatter.BASIC_ISO_DATE))
                .toList());
        if (order.equals("descending")) {
            Collections.reverse(dates);
        } else if (order.equals("shuffled")) {
            Collections.shuffle(dates, new Random(1));
        }
        store(dates.stream());
        AtomicInteger questions = new AtomicInteger();
        AtomicInteger documents = new AtomicInteger();

        assertThat(find(questions, documents)).contains(new Days(LocalDate.of(2009, 3, 5), LocalDate.of(2026, 11, 21)));

        assertThat(questions).hasValueLessThan(60);
        assertThat(documents).hasValueLessThan(60);
    }

    @Test
    void understandsTheDatesOfAcrNema() throws IOException {
        store(Stream.of("1991.04.30", "19910502", "2020.06.02", "20200601", "1991.05.01"));

        assertThat(find()).contains(new Days(LocalDate.of(1991, 4, 30), LocalDate.of(2020, 6, 2)));
    }

    @Test
    void takesNoPlaceholderAndNoDateOfTheFutureForADayOfData() throws IOException {
        store(Stream.of("19000101", "19010101", "20200601", "20200230", "20200607", "20990101", "", "unknown"));

        assertThat(find()).contains(new Days(LocalDate.of(2020, 6, 1), LocalDate.of(2020, 6, 7)));
    }

    @Test
    void takesDatesThatWereShiftedIfThereAreOnlySuch() throws IOException {
        store(Stream.of("21740812", "21990102", "21110101"));

        assertThat(find()).contains(new Days(LocalDate.of(2111, 1, 1), LocalDate.of(2199, 1, 2)));
    }

    /** Counts what is asked and read. */
    private record Counting(MetadataQuery store, AtomicInteger questions, AtomicInteger documents)
            implements MetadataQuery {

        @Override
        public SortedMap<String, Long> collections() {
            return new TreeMap<>();
        }

        @Override
        public SortedMap<String, Long> attributes(String collection, int most) {
            return new TreeMap<>();
        }

        @Override
        public void find(DocumentQuery query, Consumer<StoredDocument> reader) throws IOException {
            questions.incrementAndGet();
            store.find(query, document -> {
                documents.incrementAndGet();
                reader.accept(document);
            });
        }

        @Override
        public String describe() {
            return store.describe();
        }

        @Override
        public void close() {
            store.close();
        }
    }
}

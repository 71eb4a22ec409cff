package org.niffler.meta;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** A MongoDB of the tests, in memory, that can be out of reach for a while. */
final class TestStore implements AutoCloseable {

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final MongoClient client;
    private final Gate gate;

    TestStore() {
        String direct = server.bindAndGetConnectionString();
        this.client = MongoClients.create(direct);
        this.gate = new Gate(server.getLocalAddress().getPort());
    }

    /** As a user writes it; the short time-outs are the test's. */
    String uri() {
        return "localhost:" + gate.port() + "/?serverSelectionTimeoutMS=500&connectTimeoutMS=500";
    }

    /** To its clients it is gone. */
    void goAway() {
        gate.shut();
    }

    void comeBack() {
        gate.reopen();
    }

    List<Document> documents(String collection) {
        return client.getDatabase("ScannersInfo")
                .getCollection(collection)
                .find()
                .into(new ArrayList<>());
    }

    List<String> indexes(String collection) {
        List<String> names = new ArrayList<>();
        client.getDatabase("ScannersInfo")
                .getCollection(collection)
                .listIndexes()
                .forEach(index -> names.add(index.getString("name")));
        return names;
    }

    @Override
    public void close() {
        client.close();
        gate.close();
        server.shutdownNow();
    }
}

package org.niffler.metadata.mongo.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/**
 * Carries out commands, one at a time, and commits what a command has written before it is answered: so the file holds whole
 * commands only, and every acknowledged one, whenever the process ends.
 */
final class StoreBackend extends AbstractMongoBackend {

    /** What a driver asks before it can authenticate, and what must not wait for a long query. */
    private static final Set<String> AT_ONCE = Set.of("ismaster", "hello", "buildinfo", "ping", "endsessions");

    private static final int UNKNOWN_ERROR = 8;
    private static final int DATA_CORRUPTION = 246;

    private final Commits commits;
    private final StoreMaps maps;
    private final Gate gate;
    private final ReentrantLock oneAtATime = new ReentrantLock(true);
    private final IndexFiller filler;

    StoreBackend(Commits commits, Gate gate, Clock clock) {
        super(clock);
        this.commits = commits;
        this.maps = new StoreMaps(commits.store());
        this.gate = gate;
        this.filler = new IndexFiller(commits, oneAtATime);
        maps.databases().forEach(this::resolveDatabase);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new StoreDatabase(name, maps, filler, getCursorRegistry());
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        if (name.equals("saslstart")) {
            return gate.authenticate(channel, query);
        }
        if (AT_ONCE.contains(name)) {
            return super.handleCommand(channel, database, command, query);
        }
        gate.requireAdmitted(channel);
        oneAtATime.lock();
        try {
            return name.equals("fsync") ? sync() : execute(channel, database, command, query);
        } catch (IOException e) {
            throw new MongoServerError(UNKNOWN_ERROR, "StoreFailed", "The file of the store failed.", e);
        } catch (MVStoreException e) {
            boolean damaged = e.getErrorCode() == DataUtils.ERROR_FILE_CORRUPT;
            throw new MongoServerError(
                    damaged ? DATA_CORRUPTION : UNKNOWN_ERROR,
                    damaged ? "DataCorruptionDetected" : "StoreFailed",
                    "The file of the store failed.",
                    e);
        } finally {
            oneAtATime.unlock();
        }
    }

    private Document execute(Channel channel, String database, String command, Document query) throws IOException {
        Document answer = super.handleCommand(channel, database, command, query);
        commits.commit();
        return answer;
    }

    private Document sync() throws IOException {
        commits.sync();
        return new Document("ok", 1.0);
    }

    /** The way of asking that drivers used before MongoDB 3.6; it would pass by the gate. */
    @Override
    public QueryResult handleQuery(MongoQuery query) {
        throw new MongoServerError(UNKNOWN_ERROR, "UnknownError", "OP_QUERY is not answered.");
    }

    /** Ends what goes on without a command. */
    @Override
    public void close() {
        filler.close();
        super.close();
    }

    @Override
    public void handleClose(Channel channel) {
        gate.forget(channel);
        super.handleClose(channel);
    }
}

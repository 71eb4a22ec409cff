package org.niffler.metadata.mongo.embedded;

import de.bwaldvogel.mongo.MongoServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;

/** A running server. Its address is in the {@link AddressFile} of its folder while it runs. */
public final class EmbeddedServer implements Closeable {

    private static final int PASSWORD_BYTES = 32;

    // A connection stays with one of these threads: there are enough that heartbeats seldom wait for a query.
    private static final int THREADS = 32;

    private final StoreFile file;
    private final MongoServer server;
    private final AddressFile addressFile;
    private final Access access;

    private EmbeddedServer(StoreFile file, MongoServer server, AddressFile addressFile, Access access) {
        this.file = file;
        this.server = server;
        this.addressFile = addressFile;
        this.access = access;
    }

    /**
     * Starts a server on the store in a folder; both are made if there are none.
     *
     * @throws StoreInUseException if another server has it
     * @throws DamagedStoreException if the store cannot be read
     * @throws IOException if it cannot be made or opened
     */
    public static EmbeddedServer start(Path folder, Clock clock) throws IOException {
        StoreFile file = StoreFile.open(folder);
        try {
            return serve(file, new AddressFile(folder), clock);
        } catch (IOException e) {
            file.close();
            throw e;
        } catch (RuntimeException e) {
            // The boundary to H2 and Netty: what is read at the start may be damaged, and there may be no port.
            IOException failure = file.failure(e);
            file.close();
            throw failure;
        }
    }

    /** Whether there is a store in a folder, open or not. */
    public static boolean hasStore(Path folder) {
        return StoreFile.isIn(folder);
    }

    private static EmbeddedServer serve(StoreFile file, AddressFile addressFile, Clock clock) throws IOException {
        addressFile.delete();
        String password = newPassword();
        Gate gate = new Gate(password);
        MongoServer server = new MongoServer(new StoreBackend(file.commits(), gate, clock));
        server.bind(new InetSocketAddress(Access.HOST, 0), 1, THREADS);
        try {
            Access access = new Access(server.getLocalAddress().getPort(), password);
            addressFile.write(access);
            return new EmbeddedServer(file, server, addressFile, access);
        } catch (IOException e) {
            server.shutdownNow();
            throw e;
        }
    }

    private static String newPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** How to reach it. */
    public Access access() {
        return access;
    }

    /** Whether its file has failed, because the disk was full for example: it must be closed, and may be started again. */
    public boolean isBroken() {
        return file.isBroken();
    }

    @Override
    public void close() throws IOException {
        try (file;
                Closeable serving = server::shutdownNow) {
            addressFile.delete();
        }
    }
}

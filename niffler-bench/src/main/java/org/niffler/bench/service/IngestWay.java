package org.niffler.bench.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.niffler.bench.jar.BenchJar;
import org.niffler.bench.jar.MetaExtractionJar;
import org.niffler.bench.jar.RunningService;
import org.niffler.bench.peer.PeerSockets;
import org.niffler.bench.peer.ReceiverProcess;
import org.niffler.bench.peer.Storescp;
import org.niffler.bench.peer.Storescu;

/** A receiver that is compared with others. */
public interface IngestWay {

    String label();

    /** Whether a sender with Nagle's algorithm waits for its acknowledgements, some 40 ms for each instance. */
    boolean stalls(PeerSockets sockets);

    /** Starts it in a folder of its own. */
    Receiver start(Path folder, PeerSockets sockets) throws IOException;

    /** It runs. */
    interface Receiver extends AutoCloseable {

        int port();

        Path storage();

        /** Returns when all that it is to do for these series is done. */
        void finish(List<String> seriesInstanceUids) throws IOException, InterruptedException;

        /** What it has computed since its start; zero where that is not known. */
        Duration cpu();

        @Override
        void close();
    }

    /** DCMTK's, which only receives. */
    static IngestWay storescp() {
        return new IngestWay() {
            @Override
            public String label() {
                return "storescp --fork";
            }

            @Override
            public boolean stalls(PeerSockets sockets) {
                return sockets == PeerSockets.SHIPPED;
            }

            @Override
            public Receiver start(Path folder, PeerSockets sockets) throws IOException {
                Path storage = Files.createDirectory(folder.resolve("storage"));
                return new OnlyReceiver(
                        ReceiverProcess.start(
                                port -> Storescp.command(port, storage, List.of("--fork")),
                                sockets,
                                folder.resolve("storescp.log")),
                        storage);
            }
        };
    }

    /** Ours by itself, as cold-extraction has it: the difference to the service is what extraction costs. */
    static IngestWay receiver(List<String> javaOptions) {
        return new IngestWay() {
            @Override
            public String label() {
                return "our receiver alone, rename";
            }

            @Override
            public boolean stalls(PeerSockets sockets) {
                return false;
            }

            @Override
            public Receiver start(Path folder, PeerSockets sockets) {
                Path storage = folder.resolve("storage");
                return new OnlyReceiver(
                        ReceiverProcess.start(
                                port -> BenchJar.command(
                                        javaOptions, List.of("storage", Integer.toString(port), storage.toString())),
                                sockets,
                                folder.resolve("receiver.log")),
                        storage);
            }
        };
    }

    /** The service, with extraction. */
    static IngestWay service(MetaExtractionJar jar, String durability) {
        return new IngestWay() {
            @Override
            public String label() {
                return "meta-extraction, " + durability;
            }

            @Override
            public boolean stalls(PeerSockets sockets) {
                return false;
            }

            @Override
            public Receiver start(Path folder, PeerSockets sockets) throws IOException {
                RunningService service = jar.serve(folder, Storescu.CALLED_AET, List.of("--Durability", durability));
                try {
                    return new Service(service, StoredDocuments.of(service.state(), jar.mongoUri()), jar.collections());
                } catch (IOException | RuntimeException e) {
                    service.close();
                    throw e;
                }
            }
        };
    }

    /** A process that writes files and does nothing else. */
    record OnlyReceiver(ReceiverProcess process, Path storage) implements Receiver {

        @Override
        public int port() {
            return process.port();
        }

        @Override
        public void finish(List<String> seriesInstanceUids) {
            // Whoever has answered has written.
        }

        @Override
        public Duration cpu() {
            return Duration.ZERO; // storescp's children are gone when one could look
        }

        @Override
        public void close() {
            process.close();
        }
    }

    /** The service with a look into its store. */
    record Service(RunningService service, StoredDocuments documents, List<String> collections) implements Receiver {

        @Override
        public int port() {
            return service.port();
        }

        @Override
        public Path storage() {
            return service.storage();
        }

        @Override
        public void finish(List<String> seriesInstanceUids) throws InterruptedException {
            documents.await(seriesInstanceUids, collections);
        }

        @Override
        public Duration cpu() {
            return service.cpu();
        }

        @Override
        public void close() {
            try (service) {
                documents.close();
            }
        }
    }
}

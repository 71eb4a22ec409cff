package org.niffler.metadata.mongo;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.niffler.metadata.mongo.embedded.Access;
import org.niffler.metadata.mongo.embedded.AddressFile;

/** Connects to the embedded server as any program with the driver can that may read its address file. */
final class EmbeddedClients {

    private EmbeddedClients() {}

    static MongoClient connect(Path folder) throws IOException {
        Access access = new AddressFile(folder).read().orElseThrow();
        return MongoClients.create(MongoClientSettings.builder()
                .credential(MongoCredential.createPlainCredential(
                        Access.USER, "$external", access.password().toCharArray()))
                .applyToClusterSettings(
                        cluster -> cluster.hosts(List.of(new ServerAddress(Access.HOST, access.port()))))
                .build());
    }
}

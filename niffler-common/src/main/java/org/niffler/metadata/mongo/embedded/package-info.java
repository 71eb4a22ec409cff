/**
 * A MongoDB server within this process that keeps its documents in one file: mongo-java-server's commands over H2's MVStore,
 * every write committed before it is answered. May import these two libraries and Netty; knows neither the driver nor the
 * documents.
 */
package org.niffler.metadata.mongo.embedded;

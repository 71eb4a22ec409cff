package org.niffler.metadata.mongo.embedded;

/**
 * How to reach a running server.
 *
 * @param port on the loopback interface
 * @param password of this run of the server
 */
public record Access(int port, String password) {

    public static final String HOST = "127.0.0.1";
    public static final String USER = "niffler";

    @Override
    public String toString() {
        return HOST + ":" + port;
    }
}

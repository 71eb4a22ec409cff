package org.niffler.testkit.peer;

/**
 * Where a peer listens.
 *
 * @param aet its AE title
 * @param host its host name or address
 * @param port its TCP port
 */
public record PeerAddress(String aet, String host, int port) {

    /** Peers of a test never leave the machine. */
    public static final String LOOPBACK = "127.0.0.1";

    /** The address of an AE on this machine. */
    public static PeerAddress local(String aet, int port) {
        return new PeerAddress(aet, LOOPBACK, port);
    }

    /** As Niffler's command lines take it: {@code AET@HOST:PORT}. */
    @Override
    public String toString() {
        return aet + "@" + host + ":" + port;
    }
}

package org.niffler.dicom;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * How we behave on the network. A duration of zero means no limit.
 *
 * @param connectTimeout for the TCP connection to a peer
 * @param acceptTimeout for a peer's answer to our A-ASSOCIATE-RQ, and for a peer's A-ASSOCIATE-RQ once it is connected
 * @param releaseTimeout for the answer to our A-RELEASE-RQ
 * @param responseTimeout for the response to a C-ECHO or the next response to a C-FIND
 * @param retrieveTimeout for the next response to a C-MOVE; a PACS that fetches from tape is silent for minutes
 * @param idleTimeout after which an association without traffic is ended: by us as requestor with A-RELEASE, as
 *     acceptor with A-ABORT
 * @param maxPduLength the longest PDU that we let peers send, in bytes; larger is faster for large instances
 */
public record NetworkSettings(
        Duration connectTimeout,
        Duration acceptTimeout,
        Duration releaseTimeout,
        Duration responseTimeout,
        Duration retrieveTimeout,
        Duration idleTimeout,
        int maxPduLength) {

    /** PS3.8 D.1 sets no lower bound; below this, peers of the field fail. */
    public static final int MIN_PDU_LENGTH = 4_096;

    /** Every open association may hold a buffer of this size. */
    public static final int MAX_PDU_LENGTH = 8 * 1024 * 1024;

    public NetworkSettings {
        if (maxPduLength < MIN_PDU_LENGTH || maxPduLength > MAX_PDU_LENGTH) {
            throw new IllegalArgumentException("maximum PDU length " + maxPduLength + " is not between "
                    + MIN_PDU_LENGTH + " and " + MAX_PDU_LENGTH + " bytes");
        }
    }

    public static NetworkSettings defaults() {
        return new NetworkSettings(
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofMinutes(2),
                Duration.ofMinutes(10),
                Duration.ofMinutes(10),
                256 * 1024);
    }

    /** A limit as messages name it: {@code 0.5 s}, {@code 120 s}. */
    public static String inSeconds(Duration limit) {
        return BigDecimal.valueOf(limit.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }

    public NetworkSettings withAcceptTimeout(Duration timeout) {
        return new NetworkSettings(
                connectTimeout, timeout, releaseTimeout, responseTimeout, retrieveTimeout, idleTimeout, maxPduLength);
    }

    public NetworkSettings withResponseTimeout(Duration timeout) {
        return new NetworkSettings(
                connectTimeout, acceptTimeout, releaseTimeout, timeout, retrieveTimeout, idleTimeout, maxPduLength);
    }

    public NetworkSettings withRetrieveTimeout(Duration timeout) {
        return new NetworkSettings(
                connectTimeout, acceptTimeout, releaseTimeout, responseTimeout, timeout, idleTimeout, maxPduLength);
    }

    public NetworkSettings withIdleTimeout(Duration timeout) {
        return new NetworkSettings(
                connectTimeout, acceptTimeout, releaseTimeout, responseTimeout, retrieveTimeout, timeout, maxPduLength);
    }
}

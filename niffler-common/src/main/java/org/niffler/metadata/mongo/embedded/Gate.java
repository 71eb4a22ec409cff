package org.niffler.metadata.mongo.embedded;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets in who knows the password. Any user of the machine can connect to a port of the loopback interface, but only the
 * owner of the state folder can read the password there. It comes by SASL's PLAIN mechanism (RFC 4616).
 */
final class Gate {

    private static final int UNAUTHORIZED = 13;
    private static final int AUTHENTICATION_FAILED = 18;

    private final byte[] expected;
    private final Set<Channel> admitted = ConcurrentHashMap.newKeySet();

    /** The message of PLAIN is authorization identity, NUL, user, NUL, password; drivers leave the first empty or not. */
    Gate(String password) {
        expected = ("\0" + Access.USER + "\0" + password).getBytes(StandardCharsets.UTF_8);
    }

    /** Answers {@code saslStart}. */
    Document authenticate(Channel channel, Document query) {
        if (!"PLAIN".equals(query.get("mechanism"))
                || !(query.get("payload") instanceof BinData message)
                || !MessageDigest.isEqual(expected, userAndPassword(message.getData()))) {
            throw new MongoServerError(AUTHENTICATION_FAILED, "AuthenticationFailed", "Authentication failed.");
        }
        admitted.add(channel);
        return new Document("conversationId", 1)
                .append("done", true)
                .append("payload", new BinData(new byte[0]))
                .append("ok", 1.0);
    }

    private static byte[] userAndPassword(byte[] message) {
        int first = 0;
        while (first < message.length && message[first] != 0) {
            first++;
        }
        return Arrays.copyOfRange(message, first, message.length);
    }

    void requireAdmitted(Channel channel) {
        if (!admitted.contains(channel)) {
            throw new MongoServerError(UNAUTHORIZED, "Unauthorized", "Authentication is required.");
        }
    }

    void forget(Channel channel) {
        admitted.remove(channel);
    }
}

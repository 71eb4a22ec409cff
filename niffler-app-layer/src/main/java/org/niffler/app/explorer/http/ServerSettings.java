package org.niffler.app.explorer.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.niffler.dicom.KeyStoreFile;

/**
 * Where the explorer is offered, and who may come in.
 *
 * @param host an address of this computer, such as {@code 127.0.0.1}
 * @param port 0 for any that is free
 * @param hostNames other names by which viewers call this computer
 * @param tls the key and certificate that are shown; without, there is no TLS
 * @param token with which viewers may log in; never printed
 * @param users a file of names and bcrypt hashes, with which viewers may log in
 */
public record ServerSettings(
        String host,
        int port,
        Set<String> hostNames,
        Optional<KeyStoreFile> tls,
        Optional<String> token,
        Optional<Path> users) {

    /** Below this a token could be guessed. */
    public static final int LEAST_TOKEN_LENGTH = 16;

    /** @throws IllegalArgumentException if the token is too short */
    public ServerSettings {
        hostNames = Set.copyOf(hostNames);
        token.ifPresent(ServerSettings::requireLong);
    }

    /**
     * The token, if it is long enough.
     *
     * @throws IllegalArgumentException if it is not; the message does not quote it
     */
    public static String requireLong(String token) {
        if (token.length() < LEAST_TOKEN_LENGTH) {
            throw new IllegalArgumentException("expected at least " + LEAST_TOKEN_LENGTH
                    + " characters, so that nobody guesses it, such as those of: openssl rand -hex 32");
        }
        return token;
    }

    /** The same with a token. */
    public ServerSettings withToken(String newToken) {
        return new ServerSettings(host, port, hostNames, tls, Optional.of(newToken), users);
    }

    /** Whether viewers must log in. */
    public boolean needsLogin() {
        return token.isPresent() || users.isPresent();
    }

    /** Whether only users of this computer reach it. */
    public boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false; // what cannot be looked up is not known to be harmless
        }
    }

    /**
     * Why the explorer must not be offered so; empty if it may.
     *
     * @param showPhi whether it shows who patients are
     */
    public List<String> mistakes(boolean showPhi) {
        List<String> found = new ArrayList<>();
        if (!isLoopback() && tls.isEmpty()) {
            found.add("Host: " + host + " can be reached by others, who must not be able to listen in; name a key store"
                    + " with TlsKeyStore, or set Host to 127.0.0.1");
        }
        if (!isLoopback() && !needsLogin()) {
            found.add("Host: " + host + " can be reached by others, who must log in; put a token into the environment"
                    + " variable NIFFLER_EXPLORER_TOKEN, name a file of users with Users, or set Host to 127.0.0.1");
        }
        if (isLoopback() && showPhi && !needsLogin()) {
            found.add(
                    "ShowPhi: every user of this computer could see who patients are; put a token into the environment"
                            + " variable NIFFLER_EXPLORER_TOKEN, or name a file of users with Users");
        }
        return List.copyOf(found);
    }

    /** Where the page is. */
    public String address(int actualPort) {
        String name = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return (tls.isPresent() ? "https://" : "http://") + name + ":" + actualPort + "/";
    }

    @Override
    public String toString() {
        return address(port);
    }
}
